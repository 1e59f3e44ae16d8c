package io.feebridge.ingress.value;

import java.util.Locale;

/** Yes or no: a JSON boolean, its word in a text of any case, or 1 and 0 as databases have it. */
public final class Flags {

  private Flags() {}

  /** What {@code written} says. */
  public static Read<Boolean> read(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Read.as(true);
      case "false", "0" -> Read.as(false);
      default -> Read.not(UnreadReason.WRONG_TYPE);
    };
  }
}
