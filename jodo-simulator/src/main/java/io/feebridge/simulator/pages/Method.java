package io.feebridge.simulator.pages;

import java.util.Optional;

/** How a payer pays, and the word payments carry for it. */
public enum Method {
  UPI("UPI"),
  NETBANKING("NB"),
  CARD("CARD");

  private final String mode;

  Method(String mode) {
    this.mode = mode;
  }

  /** The payment's mode. */
  public String mode() {
    return mode;
  }

  /** By its name in lower case, as the pages write it. */
  public static Optional<Method> of(String word) {
    for (Method method : values()) {
      if (method.name().toLowerCase(java.util.Locale.ROOT).equals(word)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }
}
