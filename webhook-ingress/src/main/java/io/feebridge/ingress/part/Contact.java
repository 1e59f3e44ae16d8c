package io.feebridge.ingress.part;

import org.jspecify.annotations.Nullable;

/** What parent or guardian is reached by, as written. Printed nowhere. */
public record Contact(@Nullable String number, @Nullable String email) {

  /** A body that has neither. */
  public static final Contact NONE = new Contact(null, null);

  @Override
  public String toString() {
    return "Contact";
  }
}
