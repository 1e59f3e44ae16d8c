package io.feebridge.laws.lawful.booking;

/** A port: one implementation, on the side of a technology. */
public interface Ledger {
  /** Books it. */
  void book(Booking booking);
}
