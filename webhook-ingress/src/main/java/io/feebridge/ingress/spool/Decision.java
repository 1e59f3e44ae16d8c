package io.feebridge.ingress.spool;

/**
 * What a person decided about a delivery that is set aside.
 *
 * @param by login of the person
 * @param reason in their words
 */
public record Decision(Verb verb, String by, String reason) {

  /** Longest reason kept. */
  public static final int MAX_REASON = 500;

  /**
   * A complete decision.
   *
   * @throws IllegalArgumentException when nobody or nothing is named, or the reason is too long
   */
  public Decision {
    if (by.isBlank() || reason.isBlank() || reason.length() > MAX_REASON) {
      throw new IllegalArgumentException(
          "A decision names a person and a reason of at most " + MAX_REASON + " characters");
    }
  }

  /** What is to be done. */
  public enum Verb {
    /** Publish it: it waits again. */
    REDRIVE,
    /** Give it up: its bytes are deleted. */
    DISCARD
  }
}
