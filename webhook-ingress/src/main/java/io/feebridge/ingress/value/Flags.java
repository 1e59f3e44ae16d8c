package io.feebridge.ingress.value;

import java.util.Locale;

/** Yes or no: a JSON boolean, or its word in a text of any case. */
public final class Flags {

  private Flags() {}

  /** What {@code written} says. */
  public static Read<Boolean> read(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "true" -> Read.as(true);
      case "false" -> Read.as(false);
      default -> Read.not(UnreadReason.WRONG_TYPE);
    };
  }
}
