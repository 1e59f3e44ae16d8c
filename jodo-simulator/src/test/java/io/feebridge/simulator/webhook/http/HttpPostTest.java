package io.feebridge.simulator.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.feebridge.simulator.webhook.Answer;
import io.feebridge.simulator.webhook.Body;
import io.feebridge.simulator.webhook.sending.Sending;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpPostTest {

  private final HttpPost post = new HttpPost();
  private final CompletableFuture<String> got = new CompletableFuture<>();
  private HttpServer receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext("/ok", exchange -> answer(exchange, 200, "thanks"));
    receiver.createContext("/moved", this::redirect);
    receiver.createContext("/endless", HttpPostTest::endless);
    receiver.start();
  }

  @AfterEach
  void end() {
    post.close();
    receiver.stop(0);
  }

  @Test
  void sendsTheBytesAndNotesTheAnswer() throws Exception {
    Answer answer = send(url("/ok"), Map.of("X-Key", "value"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.hint()).isEqualTo("thanks");
    assertThat(got.get(5, TimeUnit.SECONDS)).isEqualTo("value {\"a\": \"ü\"}");
  }

  @Test
  void followsNoRedirect() throws Exception {
    assertThat(send(url("/moved"), Map.of()).status()).isEqualTo(302);
    assertThat(got).isNotDone();
  }

  @Test
  void readsNoEndlessAnswer() throws Exception {
    Answer answer = send(url("/endless"), Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.hint()).hasSize(200);
  }

  @Test
  void whatCannotBeSentIsAFailedAttempt() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    assertThat(send("http://127.0.0.1:" + nobody + "/", Map.of()).status()).isZero();
    assertThat(send("no address", Map.of()).status()).isZero();
    Answer header = send(url("/ok"), Map.of("X Key", "a\r\nb"));
    assertThat(header.status()).isZero();
    assertThat(header.hint()).isNotEmpty();
  }

  private Answer send(String url, Map<String, String> headers) throws Exception {
    return post.send(new Sending("delivery_1", 1, url, headers, Body.of("{\"a\": \"ü\"}")))
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange, int status, String text) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), "UTF-8");
    got.complete(exchange.getRequestHeaders().getFirst("X-Key") + " " + body);
    byte[] bytes = text.getBytes("UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Location", "/ok");
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] part = "x".repeat(8_192).getBytes("UTF-8");
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < 1_000_000; i++) {
        out.write(part);
      }
    } catch (IOException e) {
      exchange.close();
    }
  }
}
