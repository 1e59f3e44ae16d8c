package io.feebridge.ingress.address;

/**
 * The addresses of one network, as CIDR writes it ({@code 192.0.2.0/24}, {@code 2001:db8::/32}); an
 * address alone is a range of one.
 */
public final class AddressRange {

  private final Address network;
  private final int bits;

  private AddressRange(Address network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * The range that the text writes.
   *
   * @throws IllegalArgumentException when the text writes no range, or an address inside one
   */
  public static AddressRange parse(String text) {
    String written = text.strip();
    int slash = written.indexOf('/');
    Address address = Address.parse(slash < 0 ? written : written.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("'%s' is no address and no CIDR".formatted(written));
    }
    int bits = slash < 0 ? address.bits() : bits(written, written.substring(slash + 1), address);
    if (!address.network(bits).equals(address)) {
      throw new IllegalArgumentException(
          "'%s' is an address inside a network, not the network".formatted(written));
    }
    return new AddressRange(address, bits);
  }

  private static int bits(String written, String length, Address address) {
    boolean number = length.matches("\\d{1,3}");
    int bits = number ? Integer.parseInt(length) : -1;
    if (bits < 0 || bits > address.bits()) {
      throw new IllegalArgumentException("'%s' has no length of a prefix".formatted(written));
    }
    return bits;
  }

  boolean contains(Address address) {
    return address.bits() == network.bits() && address.network(bits).equals(network);
  }

  /** As CIDR. */
  @Override
  public String toString() {
    return network + "/" + bits;
  }
}
