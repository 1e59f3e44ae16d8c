package io.feebridge.ingress.operator.http;

import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Knows which requests came in by the operators' port. */
final class OperatorPort implements ServerWebExchangeMatcher {

  private static final int NONE = -1;

  private volatile int number = NONE;

  /** The port is open under this number. */
  void opened(int actual) {
    number = actual;
  }

  /**
   * The number under which it is open.
   *
   * @throws IllegalStateException when it is not
   */
  int number() {
    if (number == NONE) {
      throw new IllegalStateException("The operators' port is not open");
    }
    return number;
  }

  @Override
  public Mono<MatchResult> matches(ServerWebExchange exchange) {
    var local = exchange.getRequest().getLocalAddress();
    return local != null && local.getPort() == number
        ? MatchResult.match()
        : MatchResult.notMatch();
  }
}
