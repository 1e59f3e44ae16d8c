package io.feebridge.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers on loopback as a service's OpenAPI file says, and remembers what it was asked. */
final class FakeLedger implements AutoCloseable {

  /** One request; the path is as sent, encoded. */
  record Asked(String method, String path, String authorization, String body) {}

  private record Answer(int status, String body) {}

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  final List<Asked> asked = new ArrayList<>();

  FakeLedger() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next answer to this; the last one is given again. */
  FakeLedger says(String methodAndPath, int status, String body) {
    answers.computeIfAbsent(methodAndPath, _ -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String method = exchange.getRequestMethod();
    asked.add(
        new Asked(method, path, exchange.getRequestHeaders().getFirst("Authorization"), body));
    Deque<Answer> prepared = answers.getOrDefault(method + " " + path, new ArrayDeque<>());
    Answer answer =
        prepared.isEmpty()
            ? new Answer(500, "nothing prepared for " + method + " " + path)
            : prepared.size() == 1 ? prepared.getFirst() : prepared.removeFirst();
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
