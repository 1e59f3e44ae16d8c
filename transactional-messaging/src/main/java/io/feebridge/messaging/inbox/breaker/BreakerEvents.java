package io.feebridge.messaging.inbox.breaker;

/** What breakers tell; called by several consumer threads at once. */
public interface BreakerEvents {

  /** This consumer opened the breaker of its group. */
  void opened(String consumer, Trip trip);

  /** This consumer has seen how the breaker of its group stands. */
  void standing(String consumer, BreakerMode mode);
}
