package io.feebridge.ingress.authenticity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;

/**
 * A header agreed with Jodo for a subscription ({@code header_key}, {@code header_value}). It is an
 * extra lock beside the signature, never instead of it.
 */
public final class CustomHeader {

  private final String name;
  private final List<byte[]> values;

  /**
   * A header of that name.
   *
   * @param values the values accepted, several while one replaces another; not empty
   */
  public CustomHeader(String name, List<String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a custom header needs a value");
    }
    this.name = name;
    this.values = values.stream().map(v -> v.getBytes(UTF_8)).toList();
  }

  boolean isNamed(String headerName) {
    return name.equalsIgnoreCase(headerName);
  }

  /**
   * Whether the request shows exactly one accepted value; every value is compared, constant time.
   */
  public boolean shownBy(Headers headers) {
    List<String> shown = headers.all(name);
    if (shown.size() != 1) {
      return false;
    }
    byte[] given = shown.getFirst().getBytes(UTF_8);
    boolean accepted = false;
    for (byte[] value : values) {
      accepted |= MessageDigest.isEqual(value, given);
    }
    return accepted;
  }
}
