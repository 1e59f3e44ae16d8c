package io.feebridge.simulator.mischief;

/**
 * Trouble in force.
 *
 * @param struck how often it has struck
 */
public record MischiefRule(String id, MischiefRequest request, int struck) {

  /** May strike once more. */
  public boolean isFresh() {
    Integer times = request.times();
    return times == null || struck < times;
  }

  public MischiefRule strike() {
    return new MischiefRule(id, request, struck + 1);
  }
}
