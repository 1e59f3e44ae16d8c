package io.feebridge.ingress.publishing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a body, lower-case hexadecimal: the identity of its bytes. */
public final class BodyHash {

  /** Never fed; cloned for each body, which is cheaper than asking the providers each time. */
  private static final MessageDigest FRESH = sha256();

  private BodyHash() {}

  public static String of(byte[] body) {
    try {
      return HexFormat.of().formatHex(((MessageDigest) FRESH.clone()).digest(body));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The JDK's own SHA-256 can be cloned", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
