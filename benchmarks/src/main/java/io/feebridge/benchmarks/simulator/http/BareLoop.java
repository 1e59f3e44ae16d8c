package io.feebridge.benchmarks.simulator.http;

import io.feebridge.benchmarks.simulator.SimulatorFigures.Round;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Signs a body and posts it, over and over: the client of the simulator without the simulator. */
public final class BareLoop implements AutoCloseable {

  private final ConnectionProvider connections;
  private final HttpClient client;
  private final int concurrency;

  public BareLoop(int concurrency) {
    this.concurrency = concurrency;
    this.connections = ConnectionProvider.builder("bare").maxConnections(concurrency).build();
    this.client =
        HttpClient.create(connections).headers(h -> h.set("Content-Type", "application/json"));
  }

  public Round run(String url, byte[] body, String secret, int times)
      throws InterruptedException, ExecutionException {
    long began = System.nanoTime();
    Flux.range(0, times)
        .flatMap(_ -> post(url, body, sign(secret, body)), concurrency)
        .then()
        .toFuture()
        .get();
    return new Round(times, Duration.ofNanos(System.nanoTime() - began));
  }

  private Mono<Integer> post(String url, byte[] body, String signature) {
    return client
        .headers(h -> h.set("X-Jodo-Signature", signature))
        .post()
        .uri(url)
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
        .responseSingle((response, content) -> content.then(Mono.just(response.status().code())));
  }

  private static String sign(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
