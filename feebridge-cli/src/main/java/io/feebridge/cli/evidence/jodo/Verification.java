package io.feebridge.cli.evidence.jodo;

/** What a stored body and its signature come to. */
public enum Verification {
  /** The body is whole, and its signature was made with the secret. */
  GENUINE("genuine"),
  /** The body is whole and the signature is another: forged, or signed with another secret. */
  WRONG_SIGNATURE("NOT GENUINE: the signature was not made with this secret"),
  /** The body is not the one whose hash was stored. */
  WRONG_HASH("NOT GENUINE: the body is not the one whose hash was stored"),
  /** Nobody signed it: it was read from an API or pushed. */
  UNSIGNED("unsigned: its source does not sign, there is nothing to verify"),
  /** The record itself cannot be read. */
  UNREADABLE("unreadable: the record holds no body that the ledger can read");

  private final String words;

  Verification(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
