package io.feebridge.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a delivery. They never change. */
public final class Body {

  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array as its own; the caller forgets it. */
  public static Body of(byte[] bytes) {
    return new Body(bytes);
  }

  public static Body of(String text) {
    return new Body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes, not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** As text, as far as it is UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
