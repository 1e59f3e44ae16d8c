package io.feebridge.simulator.plan;

import org.jspecify.annotations.Nullable;

/**
 * A payer on the way to a subscription.
 *
 * @param problem why the student cannot be used, in words for the payer; null unless REFUSED
 * @param subscriptionId null until DONE
 */
public record SetUp(
    String id,
    String studentId,
    State state,
    @Nullable String problem,
    @Nullable String subscriptionId) {

  /** ASKING: the institute is asked for the student, at most 15 seconds. */
  public enum State {
    ASKING,
    READY,
    REFUSED,
    DONE
  }

  public SetUp ready() {
    return new SetUp(id, studentId, State.READY, null, null);
  }

  public SetUp refused(String why) {
    return new SetUp(id, studentId, State.REFUSED, why, null);
  }

  public SetUp done(String subscription) {
    return new SetUp(id, studentId, State.DONE, null, subscription);
  }
}
