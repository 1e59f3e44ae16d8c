package io.feebridge.messaging.inbox.breaker;

/** The state that all consumers of a group and version share. Throws when the database is away. */
public interface BreakerStates {

  BreakerState read();

  /**
   * Opens it, unless somebody has changed it since.
   *
   * @param seen the state on which the decision rests
   * @return how it stands now
   */
  BreakerState open(Trip trip, BreakerState seen);
}
