package io.feebridge.messaging.inbox.breaker;

/**
 * How the breaker of one group and version stands.
 *
 * @param revision raised by each change; 0 when it never changed
 */
public record BreakerState(BreakerMode mode, long revision) {

  /** Before anything ever happened. */
  public static final BreakerState FIRST = new BreakerState(BreakerMode.CLOSED, 0);
}
