package io.feebridge.systemtests;

import static org.awaitility.Awaitility.await;

import io.feebridge.localstack.LocalStack;
import io.feebridge.localstack.process.ProcessRecord;
import io.feebridge.localstack.process.ProcessRecords;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** One local stack on random ports, as a process of its own that may be killed. */
final class StackUnderTest {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration END_LIMIT = Duration.ofMinutes(1);

  private final Path state;
  private final ProcessRecords records;
  private final Set<ProcessRecord> everyProcess = new HashSet<>();
  private final Process supervisor;
  private final Properties ports = new Properties();

  private StackUnderTest(Path state, Process supervisor) {
    this.state = state;
    this.supervisor = supervisor;
    this.records = new ProcessRecords(state.resolve("pids"));
  }

  /** Starts a stack on that state folder and returns when it is up. */
  static StackUnderTest start(Path state, String... options) throws IOException {
    Files.createDirectories(state);
    Path ready = state.resolve("stack.properties");
    Files.deleteIfExists(ready);
    List<String> command = command(state, "up", "--random-ports");
    command.addAll(List.of(options));
    Path log = state.resolve("up.log");
    Process supervisor =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    StackUnderTest stack = new StackUnderTest(state, supervisor);
    await("the stack is up")
        .atMost(START_LIMIT)
        .until(() -> Files.exists(ready) || !supervisor.isAlive());
    if (!supervisor.isAlive()) {
      throw new AssertionError("the stack did not come up:\n" + Files.readString(log));
    }
    try (Reader in = Files.newBufferedReader(ready)) {
      stack.ports.load(in);
    }
    stack.everyProcess.addAll(stack.records.living());
    return stack;
  }

  private static List<String> command(Path state, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-Dfeebridge.logs=" + state.resolve("logs"),
            "-cp",
            System.getProperty("java.class.path"),
            LocalStack.class.getName(),
            "--home",
            Path.of("..").toAbsolutePath().normalize().toString(),
            "--state-dir",
            state.toString()));
    command.addAll(List.of(words));
    return command;
  }

  /** Runs another command against this stack; its output goes to a file of that name. */
  int run(String word) throws IOException, InterruptedException {
    return new ProcessBuilder(command(state, word))
        .redirectErrorStream(true)
        .redirectOutput(state.resolve(word + ".log").toFile())
        .start()
        .waitFor();
  }

  /** What the last run of that command printed. */
  String output(String word) throws IOException {
    return Files.readString(state.resolve(word + ".log"));
  }

  URI address(String word) {
    return URI.create("http://127.0.0.1:" + ports.getProperty(word));
  }

  /** As {@code kill -9} would; returns when the process is gone. */
  void kill(String name) {
    ProcessHandle process = records.find(name).orElseThrow().living().orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Ends the stack as Ctrl-C would and returns the supervisor's exit code. */
  int end() throws InterruptedException {
    everyProcess.addAll(records.living());
    supervisor.destroy();
    if (!supervisor.waitFor(END_LIMIT)) {
      throw new AssertionError("the supervisor does not end");
    }
    return supervisor.exitValue();
  }

  /** Every process this stack was ever seen with that lives still. */
  List<ProcessRecord> survivors() {
    return everyProcess.stream().filter(process -> process.living().isPresent()).toList();
  }
}
