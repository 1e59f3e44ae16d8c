package io.feebridge.localstack;

import io.feebridge.localstack.port.Ports;
import io.feebridge.localstack.process.ProcessRecord;
import io.feebridge.localstack.process.ResidentMemory;
import io.feebridge.localstack.service.Service;
import io.feebridge.localstack.service.spring.Readiness;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what runs. */
@Command(
    name = "status",
    description = "Says what runs, how well, and where. Exit code 3 when the stack is not up.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  private static final int NOT_UP = 3;

  private final LocalStack stack;
  private final Console console;

  StatusCommand(LocalStack stack, Console console) {
    this.stack = stack;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Blueprint blueprint = Blueprint.read(stack.folders());
    RunningStack running = new RunningStack(blueprint.folders());
    List<ProcessRecord> living = blueprint.folders().processes().living();
    if (running.supervisor().isEmpty()) {
      console.say("Feebridge is not up.");
      living.forEach(p -> console.say("  left behind: " + p.name() + ", pid " + p.pid()));
      return NOT_UP;
    }
    Optional<Ports> ports = running.ports();
    Blueprint up = ports.map(blueprint::on).orElse(blueprint);
    console.say(ports.isPresent() ? "Feebridge is up." : "Feebridge is starting.");
    console.say("  %-12s %8s %8s  %s".formatted("process", "pid", "memory", "state"));
    living.forEach(p -> console.say(row(p, up, ports)));
    if (ports.isEmpty()) {
      return NOT_UP;
    }
    console.say("");
    new Board(blueprint, ports.get()).lines().forEach(console::say);
    return 0;
  }

  private static String row(ProcessRecord process, Blueprint blueprint, Optional<Ports> ports) {
    String memory = ResidentMemory.of(process.pid()).map(mib -> mib + " MB").orElse("?");
    String state =
        blueprint.services().stream()
            .filter(s -> s.word().equals(process.name()))
            .findFirst()
            .flatMap(s -> ports.map(p -> readiness(s, p)))
            .orElse("running");
    return "  %-12s %8d %8s  %s".formatted(process.name(), process.pid(), memory, state);
  }

  private static String readiness(Service service, Ports ports) {
    try (Readiness readiness = new Readiness(ports.of(service.managementPortName().word()))) {
      return readiness.up() ? "ready" : "not ready";
    }
  }
}
