package io.feebridge.simulator.mischief;

/** One kind of trouble. */
public enum Mischief {
  /** The delivery is sent twice, the second time up to {@code within} later. */
  DUPLICATE,
  /** The delivery waits a random time up to {@code within}, and others overtake it. */
  REORDER,
  /** The delivery waits the whole of {@code within}. */
  DELAY,
  /** The delivery is never sent. */
  DROP,
  /** Time is cut into pieces of {@code within}; after each, its deliveries go out last first. */
  BACKWARDS,
  /** A settlement's delivery goes out before that of its debit. */
  SETTLED_FIRST,
  /** The first attempt bears a signature that is no signature. */
  WRONG_SIGNATURE,
  /** The first attempt's bytes are spaced otherwise than those that were signed. */
  RESERIALISED,
  /** The first attempt is signed with another branch's secret. */
  OTHER_SECRET,
  /** A second delivery with the same event_id and the same meaning, but other bytes. */
  SAME_ID_OTHER_BYTES,
  /** The body takes any form that Jodo's documentation gives its values somewhere. */
  TYPE_DRIFT,
  /** A second, genuinely signed delivery with an event code that nobody knows. */
  UNKNOWN_EVENT,
  /** A second, genuinely signed delivery that is no JSON. */
  GARBAGE,
  /**
   * The money arrives in two parts, a bank day apart and under two UTRs; named by its settled
   * event.
   */
  TWO_UTRS,
  /** For {@code within} from the rule's beginning no attempt reaches its receiver. */
  OUTAGE,
  /** The API answers 429. */
  TOO_MANY_REQUESTS,
  /** The API answers 500, having done nothing. */
  SERVER_ERROR,
  /** The API does what was asked and never answers. */
  TIMEOUT_AFTER_EFFECT;

  /** What becomes of a call to the API. */
  public enum CallFate {
    ANSWERED,
    TOO_MANY_REQUESTS,
    SERVER_ERROR,
    TIMEOUT_AFTER_EFFECT
  }

  /** Strikes a delivery when it is made; the others strike money, attempts or calls. */
  public boolean strikesDeliveries() {
    return !strikesCalls() && this != TWO_UTRS && this != OUTAGE;
  }

  /** Strikes calls to the API, not events. */
  public boolean strikesCalls() {
    return this == TOO_MANY_REQUESTS || this == SERVER_ERROR || this == TIMEOUT_AFTER_EFFECT;
  }
}
