package io.feebridge.ingress.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An IP address in its one form: IPv4 mapped into IPv6 ({@code ::ffff:192.0.2.1}), and the old
 * compatible form ({@code ::192.0.2.1}), are IPv4; there is no zone. Nothing is ever looked up.
 */
public final class Address {

  private static final int IPV4 = 4;
  private static final int IPV6 = 16;

  /** Four decimal numbers without leading zeros: what else Java takes for IPv4, no proxy writes. */
  private static final Pattern DOTTED =
      Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

  private static final Pattern COLONS = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

  private final byte[] bytes;

  private Address(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Address of(InetAddress address) {
    return new Address(plain(address.getAddress()));
  }

  /** The address that this text writes, with or without a zone; null when it writes none. */
  public static @Nullable Address parse(String text) {
    int zone = text.indexOf('%');
    String literal = zone < 0 ? text : text.substring(0, zone);
    boolean written = DOTTED.matcher(literal).matches() || COLONS.matcher(literal).matches();
    if (!written) {
      return null;
    }
    try {
      return of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static byte[] plain(byte[] bytes) {
    if (bytes.length != IPV6) {
      return bytes;
    }
    boolean zeros = Arrays.equals(bytes, 0, 10, new byte[10], 0, 10);
    boolean mapped = zeros && bytes[10] == -1 && bytes[11] == -1;
    // ::1 and :: are addresses of IPv6 itself
    boolean compatible =
        zeros && bytes[10] == 0 && bytes[11] == 0 && (bytes[12] != 0 || bytes[13] != 0);
    return mapped || compatible ? Arrays.copyOfRange(bytes, IPV6 - IPV4, IPV6) : bytes;
  }

  /** Its network: the first {@code bits} bits, the rest zero. */
  Address network(int bits) {
    byte[] network = bytes.clone();
    for (int i = 0; i < network.length; i++) {
      int kept = Math.clamp(bits - 8L * i, 0, 8);
      network[i] &= (byte) (0xff << (8 - kept));
    }
    return new Address(network);
  }

  /**
   * Whom it stands for when addresses are counted: itself, of IPv6 its /64, which one host has
   * whole.
   */
  public Address holder() {
    return bytes.length == IPV6 ? network(64) : this;
  }

  int bits() {
    return 8 * bytes.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Address that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** As the JDK writes it. */
  @Override
  public String toString() {
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four or sixteen bytes are an address", e);
    }
  }
}
