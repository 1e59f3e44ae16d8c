package io.feebridge.ledger.booking;

/** Counts what was booked, once it is certain. */
public interface Tally {

  /**
   * Counts {@code booked} when the open transaction has been committed, and never when it is rolled
   * back.
   */
  void add(Booked booked);
}
