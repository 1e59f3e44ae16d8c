package io.feebridge.ledger.fact;

/** One immutable statement about one payment. The set of a payment's facts is its state. */
public sealed interface Fact permits Report, Decision {

  PaymentKey key();

  /** Place in the total order, and, with {@link #event()}, the identity of the fact. */
  Stamp stamp();

  /** Jodo's event code, or {@code operator.…} for a decision. */
  String event();
}
