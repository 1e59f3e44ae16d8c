package io.feebridge.simulator.form.http;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * Each answer says {@code Connection: close}, and the connection is closed after it.
 *
 * <p>Reactor Netty 1.3.7 may stop to read a connection whose next request arrives before the last
 * one is cleaned up (reactor-netty issues 4361 and 4347); that request is then never answered.
 * {@code UnreadBodiesIT} fails without this.
 */
@Component
final class OneRequestAConnection implements NettyServerCustomizer {

  @Override
  public HttpServer apply(HttpServer server) {
    return server.maxKeepAliveRequests(1);
  }
}
