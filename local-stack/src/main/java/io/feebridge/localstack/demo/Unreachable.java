package io.feebridge.localstack.demo;

import java.io.Serial;

/** A service of the stack did not answer, or not as it must. */
public final class Unreachable extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** With the sentence a person reads. */
  public Unreachable(String message) {
    super(message);
  }
}
