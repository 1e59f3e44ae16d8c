package io.feebridge.simulator.mischief;

import java.time.Instant;

/**
 * Trouble in force.
 *
 * @param since the simulated instant from which it is in force
 * @param struck how often it has struck
 */
public record MischiefRule(String id, MischiefRequest request, Instant since, int struck) {

  /** May strike once more. */
  public boolean isFresh() {
    Integer times = request.times();
    return times == null || struck < times;
  }

  public MischiefRule strike() {
    return new MischiefRule(id, request, since, struck + 1);
  }
}
