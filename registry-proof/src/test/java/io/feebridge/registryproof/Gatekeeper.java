package io.feebridge.registryproof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before the registry as a gateway does: asks for a password, writes down calls, or fails as
 * told.
 */
final class Gatekeeper implements AutoCloseable {

  /** What was asked, such as {@code POST /subjects/t-value/versions}, without its query. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  /** When above 0, the status of every answer to a path that {@link #failing} is part of. */
  volatile int failWith;

  /** Part of the paths that fail; empty for all of them. */
  volatile String failing = "";

  /** When not empty, the {@code user:password} without which the answer is 401. */
  volatile String demanded = "";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  Gatekeeper() {
    this(0);
  }

  /**
   * On that port of loopback.
   *
   * @param port 0 for any free one
   */
  Gatekeeper(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    http.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (failWith > 0 && exchange.getRequestURI().getPath().contains(failing)) {
      send(exchange, failWith, "{\"error_code\":" + failWith + "01,\"message\":\"as told\"}");
    } else if (!isWelcome(exchange)) {
      send(exchange, 401, "{\"error_code\":40101,\"message\":\"Unauthorized\"}");
    } else {
      HttpResponse<String> answer = forward(exchange, body);
      send(exchange, answer.statusCode(), answer.body());
    }
  }

  private boolean isWelcome(HttpExchange exchange) {
    byte[] credentials = demanded.getBytes(StandardCharsets.UTF_8);
    String header = "Basic " + Base64.getEncoder().encodeToString(credentials);
    return demanded.isEmpty()
        || header.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private HttpResponse<String> forward(HttpExchange exchange, byte[] body) throws IOException {
    URI there = URI.create(RegistryServer.running().address() + exchange.getRequestURI());
    HttpRequest request =
        HttpRequest.newBuilder(there)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
