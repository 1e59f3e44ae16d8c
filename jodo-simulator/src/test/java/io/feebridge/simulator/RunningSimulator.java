package io.feebridge.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole simulator on a random port, and a receiver of webhooks that answers as told. */
final class RunningSimulator implements AutoCloseable {

  /** What the receiver got. */
  record Received(String signature, String body) {}

  final Queue<Received> received = new ConcurrentLinkedQueue<>();
  final AtomicInteger answer = new AtomicInteger(200);

  /** An answer that never comes is a failure, not a build that hangs. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final HttpServer receiver;
  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  RunningSimulator(String... options) throws IOException {
    receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext(
        "/hook",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String signature = exchange.getRequestHeaders().getFirst("X-Jodo-Signature");
          received.add(new Received(String.valueOf(signature), body));
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
        });
    receiver.start();
    SimulatorOptions parsed = new SimulatorOptions();
    CommandLine line = new CommandLine(parsed);
    line.parseArgs(options);
    context =
        JodoSimulator.start(
            parsed.checked(line), List.of("--server.port=0", "--management.server.port=0"));
    base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  String hook() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  HttpResponse<String> send(String method, String path, String body) throws Exception {
    return send(request(path).method(method, BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String path, String accept) throws Exception {
    return send(request(path).header("Accept", accept).GET());
  }

  /** Of an answer of that status. */
  static JsonNode json(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new AssertionError(response.statusCode() + ": " + response.body());
    }
    return JsonMapper.shared().readTree(response.body());
  }

  /** Does a command and gives the id. */
  String done(String command) throws Exception {
    return json(200, send("POST", "/control/commands", command)).get("id").asString();
  }

  int port() {
    return URI.create(base).getPort();
  }

  HttpClient http() {
    return http;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(LONGEST_WAIT);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.shutdownNow();
    context.close();
    receiver.stop(0);
  }
}
