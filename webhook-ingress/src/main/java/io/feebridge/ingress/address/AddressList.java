package io.feebridge.ingress.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Addresses that may do something. An empty list holds none. */
public final class AddressList {

  public static final AddressList EMPTY = new AddressList(List.of());

  /** The sources of Jodo's webhooks as Jodo publishes them (webhooks, security). */
  private static final Map<String, List<String>> PUBLISHED =
      Map.of(
          "jodo-uat", List.of("3.108.86.33", "13.127.40.177", "65.0.77.215"),
          "jodo-production",
              List.of("3.6.234.242", "3.111.80.40", "13.232.24.175", "43.204.202.190"));

  private final List<AddressRange> ranges;

  private AddressList(List<AddressRange> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /**
   * The list that these entries write.
   *
   * @param entries {@code jodo-uat}, {@code jodo-production}, addresses and CIDRs
   * @throws IllegalArgumentException when an entry is none of these
   */
  public static AddressList of(Collection<String> entries) {
    List<AddressRange> ranges = new ArrayList<>();
    for (String entry : entries) {
      PUBLISHED
          .getOrDefault(entry.strip(), List.of(entry))
          .forEach(range -> ranges.add(AddressRange.parse(range)));
    }
    return new AddressList(ranges);
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Whether the list has that address; one that is not known, it has not. */
  public boolean contains(@Nullable Address address) {
    if (address == null) {
      return false;
    }
    for (AddressRange range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /** Its ranges as CIDR. */
  public List<String> written() {
    return ranges.stream().map(AddressRange::toString).toList();
  }
}
