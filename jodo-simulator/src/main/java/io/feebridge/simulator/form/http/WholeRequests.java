package io.feebridge.simulator.form.http;

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
 * <p>A refusal needs no body, and neither does a GET. An answer that was written before the body
 * had arrived could leave the connection with reading switched off, and the next request on it was
 * then never answered.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class WholeRequests implements WebFilter {

  /** Longest body in bytes; whoever reads a longer one is told so by the usual exception. */
  static final int LONGEST = 1 << 20;

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    return DataBufferUtils.join(request.getBody(), LONGEST)
        .map(WholeRequests::kept)
        .onErrorResume(DataBufferLimitException.class, tooLong -> Mono.just(Flux.error(tooLong)))
        .defaultIfEmpty(Flux.empty())
        .flatMap(body -> chain.filter(with(exchange, new Whole(request, body))));
  }

  private static Flux<DataBuffer> kept(DataBuffer joined) {
    byte[] bytes = new byte[joined.readableByteCount()];
    joined.read(bytes);
    DataBufferUtils.release(joined);
    return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes)));
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
