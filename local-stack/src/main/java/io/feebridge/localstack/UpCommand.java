package io.feebridge.localstack;

import io.feebridge.localstack.broker.BrokerPlan;
import io.feebridge.localstack.port.PortChoice;
import io.feebridge.localstack.port.Ports;
import io.feebridge.localstack.process.PartFailed;
import io.feebridge.localstack.process.Polling;
import io.feebridge.localstack.process.StackLock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the stack and stays with it; or, when one runs already, says where it is. */
@Command(
    name = "up",
    description = "Starts everything and supervises it until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  @Option(
      names = "--random-ports",
      description = "Takes any free ports: for tests, and for several stacks side by side.")
  private boolean random;

  @Option(
      names = "--port",
      paramLabel = "NAME=NUMBER",
      description =
          "Changes one port; --ingress-port 18081 and FEEBRIDGE_INGRESS_PORT=18081 do the same."
              + " NAME: a service, <service>-management, ingress-operator, kafka, kafka-controller, postgres.")
  private Map<String, Integer> chosen = new LinkedHashMap<>();

  @Option(
      names = "--without",
      paramLabel = "SERVICE",
      description = "Does not start this service, so that it may run from an editor.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--brokers",
      defaultValue = "1",
      description = "1, or 3 with three copies of each topic. A state folder keeps its number.")
  private int brokers = 1;

  @Option(
      names = "--kafka-setting",
      paramLabel = "NAME=VALUE",
      description = "A setting of the brokers, in Kafka's own words; may be repeated.")
  private Map<String, String> kafkaSettings = new LinkedHashMap<>();

  @Option(
      names = "--instances",
      paramLabel = "SERVICE=NUMBER",
      description =
          "Several processes of one service. The second of ledger is ledger-2, 100 above its ports.")
  private Map<String, Integer> instances = new LinkedHashMap<>();

  @Option(
      names = "--restart-delay",
      defaultValue = "PT1S",
      description = "Pause before a dead process starts again. Default: ${DEFAULT-VALUE}.")
  private Duration restartDelay = Duration.ofSeconds(1);

  @Option(
      names = "--restart-window",
      defaultValue = "PT5M",
      description =
          "The sixth death of a process within it ends everything. Default: ${DEFAULT-VALUE}.")
  private Duration restartWindow = Duration.ofMinutes(5);

  private final LocalStack stack;
  private final Console console;

  UpCommand(LocalStack stack, Console console) {
    this.stack = stack;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      Blueprint blueprint =
          Blueprint.read(stack.folders())
              .without(without)
              .withInstances(instances)
              .on(new BrokerPlan(brokers, kafkaSettings));
      Optional<StackLock> lock = StackLock.tryAcquire(blueprint.folders().state());
      if (lock.isEmpty()) {
        return alreadyUp(blueprint);
      }
      try (StackLock _ = lock.get()) {
        return new Standing(blueprint, console, restartDelay, restartWindow).stand(this::ports);
      }
    } catch (PartFailed | IllegalArgumentException e) {
      console.say("Feebridge is not up: " + e.getMessage());
      return 1;
    }
  }

  private Ports ports(Blueprint blueprint) throws IOException {
    PortChoice choice = new PortChoice(blueprint.portNames(), chosen, System.getenv());
    return random ? choice.random() : choice.asked();
  }

  private int alreadyUp(Blueprint blueprint) throws IOException {
    RunningStack running = new RunningStack(blueprint.folders());
    if (!Polling.until(running::announced, START_LIMIT)) {
      console.say("Another ./dev up is starting and not ready after 5 minutes: see ./dev logs");
      return 1;
    }
    Ports ports = running.ports().orElseThrow(() -> new PartFailed("it has just ended"));
    console.say("Feebridge is up already.");
    new Board(blueprint, ports).lines().forEach(console::say);
    return 0;
  }
}
