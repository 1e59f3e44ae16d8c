package io.feebridge.ingress.spool;

import org.jspecify.annotations.Nullable;

/** The folder of the spool cannot be used; the message tells a person why. */
public final class UnusableSpoolException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UnusableSpoolException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
