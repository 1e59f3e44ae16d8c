package io.feebridge.ledger.position;

/**
 * What the facts of a payment together say of it. A word for people; money stands in the movements.
 */
public enum PaymentState {
  /** Something was reported, but nothing that says where the payment stands. */
  REPORTED,
  /** A manual payment stands recorded, no bank reference known. */
  RECORDED,
  /** Money left the payer, none has reached the institute. */
  DEBITED,
  /** Some of what was collected has reached the institute. */
  PARTLY_SETTLED,
  /** All that was collected has reached the institute. */
  SETTLED,
  /** The newest debit did not come. */
  BOUNCED,
  /** A manual payment was taken back. */
  CANCELLED;

  /** Lower-case word for APIs, such as {@code partly_settled}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
