package io.feebridge.ingress.operator.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * Serves the context's controllers on the operators' port, on a thread of its own: a long list
 * asked for by a person holds up no delivery. Open before the public port and until after it has
 * drained.
 */
public final class OperatorServer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OperatorServer.class);

  private static final int MAX_REQUEST_LINE = 8 * 1024;

  /**
   * A connection. Reactor Netty 1.3.7 may stop to read one whose next request arrives before the
   * last one is cleaned up (reactor-netty issues 4361 and 4347), and never answers that request.
   */
  private static final int ONE_REQUEST = 1;

  private static final Duration REQUEST_DEADLINE = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(75);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final HttpHandler controllers;
  private final OperatorSettings settings;
  private final OperatorPort port;
  private @Nullable DisposableServer server;
  private @Nullable LoopResources thread;

  OperatorServer(HttpHandler controllers, OperatorSettings settings, OperatorPort port) {
    this.controllers = controllers;
    this.settings = settings;
    this.port = port;
  }

  /** The port it listens on, whatever the setting said. */
  public int port() {
    return port.number();
  }

  @Override
  public void start() {
    LoopResources own = LoopResources.create("operator", 1, true);
    thread = own;
    DisposableServer opened =
        HttpServer.create()
            .host(settings.address())
            .port(settings.port())
            .runOn(own)
            .idleTimeout(IDLE)
            .maxKeepAliveRequests(ONE_REQUEST)
            .requestTimeout(REQUEST_DEADLINE)
            .httpRequestDecoder(decoder -> decoder.maxInitialLineLength(MAX_REQUEST_LINE))
            .handle(new ReactorHttpHandlerAdapter(controllers))
            .bindNow();
    server = opened;
    port.opened(opened.port());
    log.info("Operators' API on {}:{}", settings.address(), opened.port());
  }

  @Override
  public void stop() {
    if (server != null) {
      server.disposeNow(CLOSING);
      server = null;
    }
    if (thread != null) {
      thread.dispose();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1024;
  }
}
