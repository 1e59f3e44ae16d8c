package io.feebridge.simulator.form.http;

import java.io.ByteArrayOutputStream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Receives each request whole before anybody looks at it.
 *
 * <p>A refusal needs no body, and neither does a GET. But the connection is closed after an answer
 * ({@link OneRequestAConnection}); where bytes that nobody read are left on it, that resets it, and
 * the caller loses the answer (RFC 9112, 9.6). {@code UnreadBodiesIT} fails without this.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class WholeRequests implements WebFilter {

  /** Longest body in bytes; whoever reads a longer one is told so by the usual exception. */
  static final int LONGEST = 1 << 20;

  /** Of a longer one so much is still received, for the sake of the answer; then no more. */
  static final int ENOUGH = 16 << 20;

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    return Mono.defer(() -> received(request.getBody()))
        .flatMap(body -> chain.filter(with(exchange, new Whole(request, body))));
  }

  private static Mono<Flux<DataBuffer>> received(Flux<DataBuffer> body) {
    Received received = new Received();
    return body.doOnNext(received::add)
        .takeUntil(_ -> received.total > ENOUGH)
        .then(Mono.fromSupplier(received::again));
  }

  /** What has come of one body. */
  private static final class Received {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int total;

    void add(DataBuffer buffer) {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      DataBufferUtils.release(buffer);
      total += bytes.length;
      if (total <= LONGEST) {
        kept.writeBytes(bytes);
      }
    }

    /** To be read as often as somebody likes. */
    Flux<DataBuffer> again() {
      if (total > LONGEST) {
        return Flux.error(
            new DataBufferLimitException("Exceeded limit on max bytes to buffer : " + LONGEST));
      }
      byte[] bytes = kept.toByteArray();
      return bytes.length == 0
          ? Flux.empty()
          : Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes)));
    }
  }

  private static ServerWebExchange with(ServerWebExchange exchange, ServerHttpRequest request) {
    return exchange.mutate().request(request).build();
  }

  private static final class Whole extends ServerHttpRequestDecorator {

    private final Flux<DataBuffer> body;

    Whole(ServerHttpRequest received, Flux<DataBuffer> body) {
      super(received);
      this.body = body;
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return body;
    }
  }
}
