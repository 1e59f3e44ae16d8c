package io.feebridge.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service's runnable jar as production runs it: the whole compiler, and a heap of its own. */
public final class ServiceProcess implements AutoCloseable {

  private static final int LAST_LINES = 40;
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration END = Duration.ofMinutes(1);
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final Process process;
  private final Path log;

  private ServiceProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts the service and returns when it says that it is ready.
   *
   * @param jvm arguments of the JVM, such as {@code -Xmx384m}
   * @param settings ordinary settings of the service, such as {@code --server.port=0}
   * @param readiness where it says so
   */
  public static ServiceProcess start(
      Path jar,
      List<String> jvm,
      List<String> settings,
      Map<String, String> environment,
      Path log,
      URI readiness)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(StackProcess.java()));
    command.addAll(jvm);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(settings);
    return start(command, environment, log, readiness);
  }

  /**
   * The same of any program.
   *
   * @param command with all its arguments
   */
  public static ServiceProcess start(
      List<String> command, Map<String, String> environment, Path log, URI readiness)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    ServiceProcess service = new ServiceProcess(builder.start(), log);
    try {
      service.awaitReady(readiness);
    } catch (RuntimeException | IOException | InterruptedException e) {
      service.close();
      throw e;
    }
    return service;
  }

  private void awaitReady(URI readiness) throws IOException, InterruptedException {
    long limit = System.nanoTime() + START.toNanos();
    HttpRequest request = HttpRequest.newBuilder(readiness).timeout(ANSWER).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!answers(http, request)) {
        if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > limit) {
          throw new IllegalStateException("the service did not start. Its log ends:\n" + end());
        }
      }
    }
  }

  /** Its log's last lines: the file itself goes with the benchmark's folder. */
  private String end() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the service did not end by itself: see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
