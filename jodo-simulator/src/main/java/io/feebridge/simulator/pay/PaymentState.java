package io.feebridge.simulator.pay;

/**
 * Where the money is.
 *
 * <p>PENDING → DEBITED → PARTLY_SETTLED → SETTLED; PENDING → FAILED; PENDING or DEBITED → BOUNCED,
 * and a bounced instalment that is presented again is PENDING once more. PARTLY_SETTLED or SETTLED
 * → BOUNCED by command alone; that one is not presented again.
 */
public enum PaymentState {
  PENDING,
  FAILED,
  DEBITED,
  PARTLY_SETTLED,
  SETTLED,
  BOUNCED;

  /** The payer's bank has given the money. */
  public boolean isCollected() {
    return this == DEBITED || this == PARTLY_SETTLED || this == SETTLED;
  }
}
