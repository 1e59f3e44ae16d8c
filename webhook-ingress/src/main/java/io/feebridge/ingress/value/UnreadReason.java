package io.feebridge.ingress.value;

/** Why a value that was present could not be read. */
public enum UnreadReason {
  /** Meant to be a number, but is none. */
  NOT_A_NUMBER,
  /** An amount with a part smaller than a paisa. */
  TOO_PRECISE,
  /** More digits, characters or entries than any true value has. */
  TOO_LARGE,
  /** Meant to be a point in time, but is none. */
  NOT_AN_INSTANT,
  /** Meant to be a day, but is none. */
  NOT_A_DATE,
  /** Another JSON type than any that Jodo sends here. */
  WRONG_TYPE,
  /**
   * Text that no receiver could keep, such as one with a NUL character; a thing that is said twice
   * and differently; at the payload itself, nothing of what the event is about.
   */
  OTHER
}
