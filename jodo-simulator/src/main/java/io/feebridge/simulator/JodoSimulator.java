package io.feebridge.simulator;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads the options and starts the simulator. */
@SpringBootApplication(proxyBeanMethods = false)
public class JodoSimulator {

  /** Exits with 0 after {@code --help}, with 2 after a misuse, and else runs until it is ended. */
  public static void main(String[] arguments) {
    SimulatorOptions options = new SimulatorOptions();
    CommandLine line = new CommandLine(options).setUnmatchedArgumentsAllowed(true);
    try {
      line.parseArgs(arguments);
      refuseUnknown(line);
      if (options.wantsHelp()) {
        line.usage(System.out);
        return;
      }
      start(options.checked(line), line.getUnmatchedArguments());
    } catch (ParameterException misuse) {
      System.err.println("jodo-simulator: " + misuse.getMessage());
      System.err.println("jodo-simulator: --help tells what it takes");
      System.exit(2);
    }
  }

  /**
   * What has a dot in its name, such as {@code --server.port=8090}, is a setting of Spring Boot.
   */
  private static void refuseUnknown(CommandLine line) {
    line.getUnmatchedArguments().stream()
        .filter(argument -> !argument.matches("--\\w[\\w-]*\\..+"))
        .findFirst()
        .ifPresent(
            argument -> {
              throw new ParameterException(line, argument + " is no option");
            });
  }

  static ConfigurableApplicationContext start(SimulatorOptions options, List<String> settings) {
    SpringApplication application = new SpringApplication(JodoSimulator.class);
    application.setDefaultProperties(
        Map.of("server.port", options.port(), "server.address", options.address()));
    application.addInitializers(
        (ApplicationContextInitializer<GenericApplicationContext>)
            context -> context.registerBean(SimulatorOptions.class, () -> options));
    return application.run(settings.toArray(String[]::new));
  }
}
