package io.feebridge.schemas.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A schema registry of three calls on a free port, which can be told to fail. */
final class FakeRegistry implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was asked, such as {@code GET /schemas/ids/1}, in order of arrival. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  /** What each schema call carried, in order of arrival. */
  final List<String> schemasSent = new CopyOnWriteArrayList<>();

  /** Authorization headers, "none" for a call without. */
  final List<String> authorizations = new CopyOnWriteArrayList<>();

  /** Answers of {@code GET /schemas/ids/{id}}, by id. */
  final Map<Integer, String> answersById = new ConcurrentHashMap<>();

  /** Ids by subject. */
  final Map<String, Integer> idsBySubject = new ConcurrentHashMap<>();

  /** When above 0, every answer. */
  volatile int failWith;

  /** When true, no answer comes until the registry closes. */
  volatile boolean silent;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FakeRegistry() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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

  void holds(int id, String schema) {
    answersById.put(id, JSON.createObjectNode().put("schema", schema).toString());
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    calls.add(exchange.getRequestMethod() + " " + path);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    authorizations.add(authorization == null ? "none" : authorization);
    if (silent) {
      awaitClose();
    } else if (failWith > 0) {
      send(exchange, failWith, "{\"error_code\":" + failWith + ",\"message\":\"as told\"}");
    } else if (path.startsWith("/schemas/ids/")) {
      String known = answersById.get(Integer.valueOf(path.substring("/schemas/ids/".length())));
      send(exchange, known == null ? 404 : 200, known == null ? "{\"error_code\":40403}" : known);
    } else {
      subject(exchange, path.split("/", -1)[2]);
    }
    exchange.close();
  }

  private void subject(HttpExchange exchange, String subject) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    schemasSent.add(body.path("schema").textValue());
    Integer id = idsBySubject.get(subject);
    send(
        exchange,
        id == null ? 404 : 200,
        id == null ? "{\"error_code\":40401}" : "{\"id\":" + id + "}");
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
