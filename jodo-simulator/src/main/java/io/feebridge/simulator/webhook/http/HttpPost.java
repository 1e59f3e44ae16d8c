package io.feebridge.simulator.webhook.http;

import io.feebridge.simulator.webhook.Answer;
import io.feebridge.simulator.webhook.sending.Post;
import io.feebridge.simulator.webhook.sending.Sending;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
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

  /** Of a longer answer the rest is not read. */
  private static final int LONGEST_ANSWER = 64 * 1024;

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
          .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(TIMEOUT.toMillis()))
          .headers(
              h -> h.set("Content-Type", "application/json").set("User-Agent", "Jodo-Simulator"));

  @Override
  public CompletionStage<Answer> send(Sending sending) {
    long began = System.nanoTime();
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Flux.defer(() -> sent(sending, began))
        .next()
        .onErrorResume(failure -> Mono.just(new Answer(0, hint(failure), since(began))))
        .subscribe(answer::complete);
    return answer;
  }

  /** Deferred: an address or a header that cannot be is a failed attempt, like any other. */
  private Flux<Answer> sent(Sending sending, long began) {
    return client
        .headers(h -> sending.headers().forEach(h::set))
        .post()
        .uri(sending.url())
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(sending.body().bytes())))
        .response((response, content) -> answer(response, content, began));
  }

  @Override
  public void close() {
    connections.dispose();
  }

  private static Mono<Answer> answer(HttpClientResponse response, ByteBufFlux content, long began) {
    int status = response.status().code();
    AtomicInteger read = new AtomicInteger();
    return content
        .asByteArray()
        .takeUntil(part -> read.addAndGet(part.length) > LONGEST_ANSWER)
        .reduceWith(ByteArrayOutputStream::new, HttpPost::joined)
        .timeout(TIMEOUT)
        .map(
            whole ->
                new Answer(
                    status, shortened(whole.toString(StandardCharsets.UTF_8)), since(began)));
  }

  private static ByteArrayOutputStream joined(ByteArrayOutputStream whole, byte[] part) {
    whole.writeBytes(part);
    return whole;
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
