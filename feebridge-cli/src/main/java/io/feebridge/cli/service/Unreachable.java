package io.feebridge.cli.service;

/** The service did not answer, or could not. */
public final class Unreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Unreachable(String words) {
    super(words);
  }
}
