package io.feebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator as a process of its own, by its main class, that can be killed. */
final class SimulatorProcess {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
  private static final String DEMO =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("demo-key:demo-secret".getBytes(StandardCharsets.UTF_8));

  private final Process process;
  private final String base;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private SimulatorProcess(Process process, int port) {
    this.process = process;
    this.base = "http://127.0.0.1:" + port;
  }

  /** Returns when it answers. */
  static SimulatorProcess start(Path log, String... options) throws IOException {
    int port = freePort();
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    JodoSimulator.class.getName(),
                    "--port=" + port,
                    "--management.server.port=0"),
                Stream.of(options))
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    SimulatorProcess simulator = new SimulatorProcess(process, port);
    try {
      await("the simulator answers")
          .atMost(START_LIMIT)
          .until(() -> !process.isAlive() || simulator.isUp());
      assertThat(process.isAlive()).as("%s", Files.readString(log)).isTrue();
      return simulator;
    } catch (RuntimeException | Error e) {
      simulator.kill();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean isUp() throws InterruptedException {
    try {
      return send("GET", "/control/state", "").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** As {@code kill -9} does; returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
    http.shutdownNow();
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(ANSWER_LIMIT)
            .header("Authorization", DEMO)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** What a 2xx answer holds; any other is an {@link AssertionError}. */
  JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode() / 100).as("%s %s: %s", method, path, answer.body()).isEqualTo(2);
    return JsonMapper.shared().readTree(answer.body());
  }

  /** Calls Jodo's API; what it answers under {@code data}. */
  JsonNode jodo(String method, String path, String body) throws IOException, InterruptedException {
    return ask(method, "/api/v1/integrations" + path, body).path("data");
  }

  /** Does a command and gives the id. */
  String done(String command) throws IOException, InterruptedException {
    return ask("POST", "/control/commands", command).path("id").asString();
  }
}
