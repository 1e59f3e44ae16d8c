package io.feebridge.simulator.api.http;

import io.feebridge.simulator.institute.Institute.Credential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code Authorization: Basic base64(key:secret)}. */
final class Authorization {

  static final String INVALID_FORMAT = "Invalid authorization header format";
  static final String INVALID_CREDENTIALS = "Invalid credentials, please check!";

  private static final String SCHEME = "Basic ";

  private final List<Credential> known;

  Authorization(List<Credential> known) {
    this.known = known;
  }

  /** The words of the refusal; null when the header proves a known credential. */
  @Nullable String refusal(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return INVALID_FORMAT;
    }
    byte[] given;
    try {
      given = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
    } catch (IllegalArgumentException e) {
      return INVALID_FORMAT;
    }
    if (!new String(given, StandardCharsets.UTF_8).contains(":")) {
      return INVALID_FORMAT;
    }
    return known.stream().anyMatch(credential -> MessageDigest.isEqual(bytes(credential), given))
        ? null
        : INVALID_CREDENTIALS;
  }

  private static byte[] bytes(Credential credential) {
    return (credential.key() + ":" + credential.secret()).getBytes(StandardCharsets.UTF_8);
  }
}
