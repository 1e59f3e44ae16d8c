package io.feebridge.ledger.simulation.clockwork;

/** A promise was broken. */
public final class Violation extends AssertionError {

  private static final long serialVersionUID = 1L;

  public Violation(String what) {
    super(what);
  }
}
