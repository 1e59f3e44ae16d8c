package io.feebridge.ledger.simulation.clockwork;

/** Who is told of every step before it is taken. */
public interface Steps {

  /**
   * A process is about to take this step, in the middle of its work: time passes; it may be
   * suspended, it may be told that whom it needs is away, it may end here.
   *
   * @throws Crash when the process ends here
   * @throws RuntimeException what a driver or client throws when the other side is away
   */
  void at(Step step);
}
