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
  /** Another JSON type than any that Jodo sends here. */
  WRONG_TYPE,
  /** Text that no receiver could keep, such as one with a NUL character. */
  OTHER
}
