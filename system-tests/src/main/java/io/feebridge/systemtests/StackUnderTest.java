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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One local stack on random ports, as a process of its own that may be killed. */
public final class StackUnderTest {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration END_LIMIT = Duration.ofMinutes(1);

  private final Path state;
  private final ProcessRecords records;
  private final Set<ProcessRecord> everyProcess = ConcurrentHashMap.newKeySet();
  private final Process supervisor;
  private final Properties ports = new Properties();
  private final Health health = new Health();

  private StackUnderTest(Path state, Process supervisor) {
    this.state = state;
    this.supervisor = supervisor;
    this.records = new ProcessRecords(state.resolve("pids"));
  }

  /** Starts a stack on that state folder and returns when it is up. */
  public static StackUnderTest start(Path state, String... options) throws IOException {
    return start(state, Map.of(), options);
  }

  /** The same with environment variables that every process inherits. */
  public static StackUnderTest start(Path state, Map<String, String> environment, String... options)
      throws IOException {
    Files.createDirectories(state);
    Path ready = state.resolve("stack.properties");
    Files.deleteIfExists(ready);
    List<String> command = command(state, "up", "--random-ports");
    command.addAll(List.of(options));
    Path log = state.resolve("up.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    Process supervisor = builder.start();
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
  public int run(String word) throws IOException, InterruptedException {
    return new ProcessBuilder(command(state, word))
        .redirectErrorStream(true)
        .redirectOutput(state.resolve(word + ".log").toFile())
        .start()
        .waitFor();
  }

  /** What the last run of that command printed. */
  public String output(String word) throws IOException {
    return Files.readString(state.resolve(word + ".log"));
  }

  /** The port under that word. */
  public int port(String word) {
    return Integer.parseInt(ports.getProperty(word));
  }

  /** Names of all its processes but the supervisor: those of its ports that are no second ones. */
  public List<String> parts() {
    return ports.stringPropertyNames().stream()
        .filter(word -> !word.matches(".*-(management|operator|controller.*)"))
        .sorted()
        .toList();
  }

  /** Where it keeps everything. */
  public Path state() {
    return state;
  }

  /** Where a service or server of that word listens. */
  public URI address(String word) {
    return URI.create("http://127.0.0.1:" + ports.getProperty(word));
  }

  /** As {@code kill -9} would; returns when the process is gone. */
  public void kill(String name) {
    ProcessHandle process = process(name);
    process.destroyForcibly();
    process.onExit().join();
  }

  /** As {@link #kill}, and its supervisor does not start it again before {@link #release}. */
  public void killAndHold(String name) {
    records.hold(name);
    kill(name);
  }

  /** Lets a part that is held down start again; returns at once. */
  public void release(String name) {
    records.release(name);
  }

  /** Sends a signal by its name, such as {@code STOP}; returns when it is sent. */
  public void signal(String name, String signal) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + signal, Long.toString(process(name).pid()))
            .inheritIO()
            .start();
    if (kill.waitFor() != 0) {
      throw new IllegalStateException(name + " could not be sent " + signal);
    }
  }

  /** Returns when the process of that name, as it lives now, is gone. */
  public void awaitGone(String name, Runnable ending) {
    ProcessHandle process = process(name);
    ending.run();
    process.onExit().join();
  }

  private ProcessHandle process(String name) {
    everyProcess.addAll(records.living());
    return records
        .find(name)
        .flatMap(ProcessRecord::living)
        .orElseThrow(() -> new IllegalStateException(name + " does not live"));
  }

  /** The parts that do not live or do not say that they are well, each with what it says. */
  public List<String> unwell() {
    everyProcess.addAll(records.living());
    return parts().stream().flatMap(part -> unwell(part).stream()).toList();
  }

  private Optional<String> unwell(String part) {
    if (records.find(part).flatMap(ProcessRecord::living).isEmpty()) {
      return Optional.of(part + " does not live");
    }
    return ports.containsKey(part + "-management")
        ? health.of(port(part + "-management")).map(words -> part + " says " + words)
        : Optional.empty();
  }

  /** Ends the stack as Ctrl-C would and returns the supervisor's exit code. */
  public int end() throws InterruptedException {
    everyProcess.addAll(records.living());
    supervisor.destroy();
    if (!supervisor.waitFor(END_LIMIT)) {
      throw new AssertionError("the supervisor does not end");
    }
    return supervisor.exitValue();
  }

  /** Every process this stack was ever seen with that lives still. */
  public List<ProcessRecord> survivors() {
    return everyProcess.stream().filter(process -> process.living().isPresent()).toList();
  }
}
