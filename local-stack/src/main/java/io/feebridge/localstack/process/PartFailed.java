package io.feebridge.localstack.process;

import java.io.Serial;

/** A part of the stack did not come up; the message tells a person what to look at. */
public final class PartFailed extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** With the sentence a person reads. */
  public PartFailed(String message) {
    super(message);
  }

  /** With the sentence a person reads, and what lies beneath it. */
  public PartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
