package io.feebridge.simulator.webhook.http;

import io.feebridge.simulator.webhook.Answer;
import io.feebridge.simulator.webhook.sending.Post;
import io.feebridge.simulator.webhook.sending.Sending;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/** Posts with bounded concurrency over kept connections; never follows a redirect. */
@Component
public final class HttpPost implements Post, AutoCloseable {

  /** So many webhooks are under way to one receiver at once; the others wait their turn. */
  public static final int CONNECTIONS = 64;

  /** Without an answer after this time an attempt has failed. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final int HINT = 200;

  private final ConnectionProvider connections =
      ConnectionProvider.builder("webhooks")
          .maxConnections(CONNECTIONS)
          .pendingAcquireMaxCount(-1)
          .pendingAcquireTimeout(Duration.ofMinutes(10))
          .build();

  private final HttpClient client =
      HttpClient.create(connections)
          .responseTimeout(TIMEOUT)
          .headers(
              h -> h.set("Content-Type", "application/json").set("User-Agent", "Jodo-Simulator"));

  @Override
  public CompletionStage<Answer> send(Sending sending) {
    long began = System.nanoTime();
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    client
        .headers(h -> sending.headers().forEach(h::set))
        .post()
        .uri(sending.url())
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(sending.body().bytes())))
        .responseSingle((response, body) -> answer(response, body, began))
        .onErrorResume(failure -> Mono.just(new Answer(0, hint(failure), since(began))))
        .subscribe(answer::complete);
    return answer;
  }

  @Override
  public void close() {
    connections.dispose();
  }

  private static Mono<Answer> answer(HttpClientResponse response, ByteBufMono body, long began) {
    int status = response.status().code();
    return body.asString(StandardCharsets.UTF_8)
        .defaultIfEmpty("")
        .map(text -> new Answer(status, shortened(text), since(began)));
  }

  private static String hint(Throwable failure) {
    @Nullable String message = failure.getMessage();
    return shortened(
        message == null ? failure.getClass().getSimpleName() : message.replaceAll("\\s+", " "));
  }

  private static String shortened(String text) {
    return text.length() <= HINT ? text : text.substring(0, HINT);
  }

  private static long since(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }
}
