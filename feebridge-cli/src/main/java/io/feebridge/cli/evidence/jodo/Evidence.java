package io.feebridge.cli.evidence.jodo;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A stored body with what is to prove it.
 *
 * @param source webhook, api, push or unknown; webhooks alone are signed
 * @param body the raw bytes as received
 * @param bodySha256 the hash stored with it, hexadecimal
 * @param signature as received, 64 hexadecimal digits; null when there was none
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes; nobody compares these records
public record Evidence(String source, byte[] body, String bodySha256, @Nullable String signature) {

  /**
   * Recomputes hash and HMAC-SHA256 over the raw body (Jodo, webhooks, security) and compares in
   * constant time.
   *
   * @param secret the collector's signing secret, as bytes
   */
  public Verification verify(byte[] secret) {
    if (!matches(bodySha256, sha256(body))) {
      return Verification.WRONG_HASH;
    }
    if (signature == null && !source.equals("webhook")) {
      return Verification.UNSIGNED;
    }
    return signature != null && matches(signature, hmac(secret))
        ? Verification.GENUINE
        : Verification.WRONG_SIGNATURE;
  }

  private static boolean matches(String hex, byte[] computed) {
    try {
      byte[] stored = HexFormat.of().parseHex(hex.strip().toLowerCase(Locale.ROOT));
      return MessageDigest.isEqual(stored, computed);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] hmac(byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
