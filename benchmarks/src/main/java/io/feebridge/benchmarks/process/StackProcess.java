package io.feebridge.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A local stack of its own on random ports, in a folder of its own: Kafka and PostgreSQL as {@code
 * ./dev up} starts them, with every commit durable.
 */
public final class StackProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration END = Duration.ofMinutes(1);

  private final Process supervisor;
  private final Path state;
  private final Properties ports = new Properties();

  private StackProcess(Process supervisor, Path state) {
    this.supervisor = supervisor;
    this.state = state;
  }

  /**
   * Starts the stack without the services named, which the caller starts as it wants to measure
   * them, and returns when it is up.
   *
   * @param home the checkout, built
   * @throws IllegalStateException when it does not come up within three minutes
   */
  public static StackProcess start(Path home, Path state, List<String> without)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.add("-cp");
    command.add(
        home.resolve("local-stack/target/classes")
            + File.pathSeparator
            + home.resolve("local-stack/target/lib")
            + "/*");
    command.add("-Dfeebridge.logs=" + state.resolve("logs"));
    command.add("io.feebridge.localstack.LocalStack");
    command.addAll(List.of("--home", home.toString(), "--state-dir", state.toString()));
    command.addAll(List.of("up", "--random-ports"));
    without.forEach(service -> command.addAll(List.of("--without", service)));
    Path log = state.resolve("up.log");
    Process supervisor =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    StackProcess stack = new StackProcess(supervisor, state);
    try {
      stack.awaitUp(log);
    } catch (RuntimeException | IOException | InterruptedException e) {
      stack.close();
      throw e;
    }
    return stack;
  }

  private void awaitUp(Path log) throws IOException, InterruptedException {
    Path ready = state.resolve("stack.properties");
    long limit = System.nanoTime() + START.toNanos();
    while (!Files.exists(ready)) {
      if (supervisor.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > limit) {
        throw new IllegalStateException("the stack did not come up:\n" + Files.readString(log));
      }
    }
    try (Reader in = Files.newBufferedReader(ready)) {
      ports.load(in);
    }
  }

  /** The java that runs this program. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A port by its word, such as {@code kafka}. */
  public int port(String word) {
    return Integer.parseInt(ports.getProperty(word));
  }

  /** A process of the stack by the name under which it was recorded. */
  public ProcessHandle process(String name) throws IOException {
    String record = Files.readString(state.resolve("pids").resolve(name + ".pid"));
    long pid = Long.parseLong(record.substring(0, record.indexOf(' ')));
    return ProcessHandle.of(pid).orElseThrow();
  }

  @Override
  public void close() throws IOException {
    supervisor.destroy();
    try {
      if (!supervisor.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("the stack in " + state + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
