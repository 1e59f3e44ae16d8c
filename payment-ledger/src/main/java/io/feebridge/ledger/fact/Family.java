package io.feebridge.ledger.fact;

import java.util.Optional;

/** The products of Jodo whose payments the ledger books, each with ids of its own. */
public enum Family {
  /** Fees in instalments: downpayments and auto-debited instalments. */
  FLEX("flex"),
  /** Manual payments taken by the institute itself. */
  DIRECT("direct");

  private final String word;

  Family(String word) {
    this.word = word;
  }

  /** The word that stands in keys and account names. */
  public String word() {
    return word;
  }

  /** The family that {@code word} names; empty when the ledger books no such family. */
  public static Optional<Family> named(String word) {
    for (Family family : values()) {
      if (family.word.equals(word)) {
        return Optional.of(family);
      }
    }
    return Optional.empty();
  }
}
