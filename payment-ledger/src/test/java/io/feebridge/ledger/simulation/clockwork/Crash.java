package io.feebridge.ledger.simulation.clockwork;

/** The process is gone: no code of its own runs any more. */
public final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  public Crash(Step at) {
    super(at.name(), null, false, false);
  }
}
