package io.feebridge.cli;

import io.feebridge.cli.ending.ExitCode;
import io.feebridge.cli.service.Refused;
import io.feebridge.cli.service.Unreachable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The operator's command line. */
@Command(
    name = "feebridge",
    description = "What operators ask and tell Feebridge.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Feebridge.Version.class,
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done, or genuine",
      "  1  refused, goes on waiting, or not genuine",
      "  2  misused",
      "  3  the service does not answer",
      "  4  nothing to verify: unsigned"
    })
public final class Feebridge {

  private Feebridge() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(run(Console.ofProcess(), arguments));
  }

  static int run(Console console, String... arguments) {
    CommandLine line =
        new CommandLine(new Feebridge())
            .addSubcommand(new QuarantineCommand(console))
            .addSubcommand(new BreakerCommand(console))
            .addSubcommand(new EventsCommand(console))
            .addSubcommand(new SpoolCommand(console))
            .addSubcommand(new IngressCommands.Collectors(console))
            .addSubcommand(new IngressCommands.Rejections(console))
            .addSubcommand(new ReprojectCommand(console));
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((failure, _, _) -> judge(console, failure));
    return line.execute(arguments);
  }

  private static int judge(Console console, Exception failure) throws Exception {
    return switch (failure) {
      case Refused refused -> {
        console.complain(String.valueOf(refused.getMessage()));
        yield ExitCode.REFUSED;
      }
      case Unreachable unreachable -> {
        console.complain(String.valueOf(unreachable.getMessage()));
        yield ExitCode.UNREACHABLE;
      }
      default -> throw failure;
    };
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Feebridge.class.getPackage().getImplementationVersion();
      return new String[] {"feebridge " + (version == null ? "unversioned" : version)};
    }
  }
}
