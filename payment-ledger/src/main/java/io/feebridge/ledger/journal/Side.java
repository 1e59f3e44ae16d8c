package io.feebridge.ledger.journal;

/** The two sides of an account. */
public enum Side {
  DEBIT,
  CREDIT
}
