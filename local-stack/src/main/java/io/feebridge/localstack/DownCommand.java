package io.feebridge.localstack;

import io.feebridge.localstack.process.Ending;
import io.feebridge.localstack.process.ProcessRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Ends the stack, also one whose supervisor was killed. Its data stay. */
@Command(
    name = "down",
    description = "Ends everything that up started; the data stay.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final LocalStack stack;
  private final Console console;

  DownCommand(LocalStack stack, Console console) {
    this.stack = stack;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Folders folders = stack.folders();
    RunningStack running = new RunningStack(folders);
    Optional<ProcessRecord> supervisor = running.supervisor();
    supervisor.ifPresent(s -> Ending.of(List.of(s), LIMIT));
    List<ProcessRecord> orphans = folders.processes().living();
    Ending.inOrder(orphans);
    folders.processes().all().forEach(p -> folders.processes().forget(p.name()));
    running.withdraw();
    boolean nothing = supervisor.isEmpty() && orphans.isEmpty();
    console.say(nothing ? "Feebridge was not up." : "Feebridge is down; its data stay.");
    return 0;
  }
}
