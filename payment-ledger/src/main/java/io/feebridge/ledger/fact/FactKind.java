package io.feebridge.ledger.fact;

/**
 * What a fact says, in the order in which facts of one instant are taken. The order of the
 * constants is the rank: never reorder, only insert.
 */
public enum FactKind {
  /** A manual payment was recorded. */
  ADDED,
  /** A manual payment was changed. */
  UPDATED,
  /** Money left the payer. */
  DEBITED,
  /** Money reached the institute under a bank reference (UTR). */
  SETTLED,
  /** A debit did not come. */
  BOUNCED,
  /** A manual payment was taken back. */
  CANCELLED,
  /** A person decided a case. */
  DECIDED
}
