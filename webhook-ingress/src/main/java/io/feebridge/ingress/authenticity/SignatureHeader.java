package io.feebridge.ingress.authenticity;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header that carries Jodo's signature: exactly one, 64 hexadecimal digits of either case,
 * space around them ignored (Jodo, webhooks, security; integrators lower-case and trim).
 */
public final class SignatureHeader {

  public static final String NAME = "X-Jodo-Signature";

  private static final int HEX_DIGITS = 64;

  private SignatureHeader() {}

  /** The 32 bytes that the header spells, or null when it does not spell a signature. */
  static byte @Nullable [] bytes(List<String> values) {
    if (values.size() != 1) {
      return null;
    }
    String hex = values.getFirst().strip();
    return hex.length() == HEX_DIGITS ? parsed(hex) : null;
  }

  private static byte @Nullable [] parsed(String hex) {
    byte[] bytes = new byte[HEX_DIGITS / 2];
    for (int i = 0; i < HEX_DIGITS; i += 2) {
      char high = hex.charAt(i);
      char low = hex.charAt(i + 1);
      if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
        return null;
      }
      bytes[i / 2] = (byte) ((HexFormat.fromHexDigit(high) << 4) | HexFormat.fromHexDigit(low));
    }
    return bytes;
  }
}
