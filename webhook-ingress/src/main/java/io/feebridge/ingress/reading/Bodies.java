package io.feebridge.ingress.reading;

/** Reads genuine bodies. */
@FunctionalInterface
public interface Bodies {

  /**
   * What the body says. Answers for every sequence of bytes and never throws: a body that cannot be
   * read is an {@link Unrecognised}, a field that cannot be read is an {@link Unread}.
   */
  Reading read(byte[] body);
}
