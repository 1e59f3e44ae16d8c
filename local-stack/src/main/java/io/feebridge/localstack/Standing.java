package io.feebridge.localstack;

import io.feebridge.localstack.port.PortHolders;
import io.feebridge.localstack.port.PortName;
import io.feebridge.localstack.port.Ports;
import io.feebridge.localstack.process.Ending;
import io.feebridge.localstack.process.Part;
import io.feebridge.localstack.process.PartFailed;
import io.feebridge.localstack.process.ProcessRecord;
import io.feebridge.localstack.process.RestartPolicy;
import io.feebridge.localstack.process.StopSignal;
import io.feebridge.localstack.process.Supervisor;
import io.feebridge.localstack.topic.kafka.KafkaTopics;
import io.feebridge.localstack.topic.kafka.TopicsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** One stack from its first process to its last. */
final class Standing {

  /** Chooses the ports once nothing of an older stack holds them any more. */
  interface Choosing {
    Ports ports(Blueprint blueprint) throws IOException;
  }

  private static final int MOST_RESTARTS = 5;

  private final Blueprint blueprint;
  private final Console console;
  private final Supervisor supervisor;
  private final RunningStack running;

  Standing(Blueprint blueprint, Console console, Duration restartDelay, Duration restartWindow) {
    this.blueprint = blueprint;
    this.console = console;
    this.running = new RunningStack(blueprint.folders());
    this.supervisor =
        new Supervisor(
            blueprint.folders().processes(),
            blueprint.folders().logs(),
            console::say,
            Clock.systemUTC(),
            () -> new RestartPolicy(restartDelay, MOST_RESTARTS, restartWindow));
  }

  /** Stands until somebody ends this process, or a part dies too often; then the code is 1. */
  int stand(Choosing choosing) throws IOException, InterruptedException {
    LoggerFactory.getILoggerFactory(); // before several threads ask for it at once
    endOrphans();
    running.withdraw();
    Ports ports = choosing.ports(blueprint);
    demandFree(ports);
    ProcessHandle self = ProcessHandle.current();
    blueprint
        .folders()
        .processes()
        .write(ProcessRecord.of(RunningStack.SUPERVISOR, self, StopSignal.TERM));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::end));
    start(ports);
    running.announce(ports);
    console.say("");
    console.say("Feebridge is up.");
    new Board(blueprint, ports).lines().forEach(console::say);
    String reason = supervisor.broken().join();
    console.say("!! Ending everything: " + reason + ". See " + blueprint.folders().logsFolder());
    return 1;
  }

  private void start(Ports ports) throws IOException, InterruptedException {
    List<Part> infrastructure = new ArrayList<>(blueprint.brokers(ports));
    infrastructure.add(blueprint.postgres(ports));
    supervisor.start(infrastructure);
    KafkaTopics.Outcome topics =
        new KafkaTopics(blueprint.kafka().bootstrap(ports), blueprint.kafka().brokers())
            .ensure(TopicsFile.read(blueprint.folders().topicsFile()));
    console.say(
        "%-12s %d created, %d differ from the topics file"
            .formatted("topics", topics.created().size(), topics.drifts().size()));
    topics.drifts().forEach(drift -> console.say("!! " + drift));
    supervisor.start(blueprint.serviceParts(ports));
  }

  private void endOrphans() {
    List<ProcessRecord> orphans = blueprint.folders().processes().living();
    if (!orphans.isEmpty()) {
      console.say(
          "An earlier stack was killed and left "
              + String.join(", ", orphans.stream().map(o -> o.name() + " " + o.pid()).toList())
              + ". Ending them first.");
      Ending.inOrder(orphans);
    }
  }

  private void demandFree(Ports ports) {
    List<String> taken = ports.taken();
    PortHolders holders = new PortHolders();
    for (String word : taken) {
      PortName name = new PortName(word, ports.of(word));
      String holder =
          holders.of(name.usual()).map(Object::toString).orElse("a process of another user");
      console.say(
          "!! Port %d, wanted for %s, is held by %s%n   Give another: %s N or %s=N"
              .formatted(name.usual(), word, holder, name.option(), name.variable()));
    }
    if (!taken.isEmpty()) {
      throw new PartFailed("ports are taken");
    }
  }

  private void end() {
    console.say("Ending Feebridge …");
    supervisor.stop();
    try {
      running.withdraw();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      blueprint.folders().processes().forget(RunningStack.SUPERVISOR);
    }
    console.say("Feebridge is down; its data stay in " + blueprint.folders().state());
  }
}
