package io.feebridge.ingress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The service as a process of its own, with the three collectors and a heap of a known size. */
final class IngressProcess implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = freePort();
  private final int management = freePort();
  private final Process process;

  /**
   * Returns when it is ready.
   *
   * @param heap such as {@code 96m}
   * @param log gets what it says
   */
  IngressProcess(String bootstrapServers, String heap, Path log, String... settings)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                WebhookIngress.class.getName()));
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("server.port=" + port);
    all.add("management.server.port=" + management);
    command.addAll(
        List.of(
            Ingress.arguments(
                log.resolveSibling("spool"),
                bootstrapServers,
                Ingress.withCollectors(all.toArray(String[]::new)))));
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(250))
        .until(() -> !process.isAlive() || ready());
    if (!process.isAlive()) {
      throw new IllegalStateException("ended with " + process.exitValue() + ", see " + log);
    }
  }

  int port() {
    return port;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What Prometheus reads. */
  String metrics() throws IOException, InterruptedException {
    return get("/actuator/prometheus");
  }

  private boolean ready() throws InterruptedException {
    try {
      return get("/actuator/health/readiness").contains("\"status\":\"UP\"");
    } catch (IOException e) {
      return false;
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + management + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
