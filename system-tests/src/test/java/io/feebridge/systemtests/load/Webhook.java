package io.feebridge.systemtests.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One webhook, exactly as its bytes are signed.
 *
 * @param body of the request
 * @param genuine whether Jodo signed it; one that is not must be refused and kept nowhere
 */
public record Webhook(String body, boolean genuine) {

  /** By Jodo. */
  public static Webhook of(String body) {
    return new Webhook(body, true);
  }

  /** By somebody without the secret. */
  public static Webhook forged(String body) {
    return new Webhook(body, false);
  }

  /** SHA-256 of the body, lower-case hexadecimal: how a record in a topic is recognised. */
  public String hash() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
