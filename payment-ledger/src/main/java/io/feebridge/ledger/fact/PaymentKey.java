package io.feebridge.ledger.fact;

import java.util.Optional;

/**
 * Identity of a payment in our books.
 *
 * @param collector the collector of the URL path that brought the report; has no colon
 * @param family the product
 * @param id Jodo's id within the family, as written; may hold colons
 */
public record PaymentKey(String collector, Family family, String id)
    implements Comparable<PaymentKey> {

  public PaymentKey {
    if (collector.isBlank() || collector.indexOf(':') >= 0 || id.isBlank()) {
      throw new IllegalArgumentException("a payment key needs a collector without colon and an id");
    }
  }

  /** Reads {@code demo:flex:flex_1234}; empty when the text is no key. */
  public static Optional<PaymentKey> parse(String text) {
    String[] parts = text.split(":", 3);
    if (parts.length != 3 || parts[0].isBlank() || parts[2].isBlank()) {
      return Optional.empty();
    }
    return Family.named(parts[1]).map(family -> new PaymentKey(parts[0], family, parts[2]));
  }

  /** By the text of the key, in Java's order of strings: the order in which rows are locked. */
  @Override
  public int compareTo(PaymentKey other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return collector + ":" + family.word() + ":" + id;
  }
}
