package io.feebridge.ingress.authenticity;

/** One live secret of a collector. */
public interface SigningKey {

  /** Name of the key in evidence and metrics; says nothing about the secret. */
  String id();

  /** Whether {@code signature} is this key's signature of exactly these bytes; constant time. */
  boolean signed(byte[] body, byte[] signature);
}
