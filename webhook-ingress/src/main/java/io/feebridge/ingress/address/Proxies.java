package io.feebridge.ingress.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proxies between the sender and this service, and how much of what they say is believed.
 *
 * <p>A proxy appends whom it was called by. So the list of hops is read from its right end, one hop
 * for each proxy that is trusted, at most {@code depth} of them; what stands further left was
 * written by the sender and is never looked at. One header is read, the one our proxies write: they
 * hand the other one on as a stranger wrote it.
 *
 * @param trusted addresses whose word is taken; empty: the peer is the sender
 * @param depth how many proxies there are at most; at least 1
 * @param header which header they write
 */
public record Proxies(AddressList trusted, int depth, HopHeader header) {

  public static final Proxies NONE = new Proxies(AddressList.EMPTY, 1, HopHeader.X_FORWARDED_FOR);

  /** Checks the depth. */
  public Proxies {
    if (depth < 1) {
      throw new IllegalArgumentException("a depth is at least 1");
    }
  }

  /** Whether anything but the peer can be the sender. */
  public boolean any() {
    return !trusted.isEmpty();
  }

  /**
   * Who sent the request; null when a trusted proxy does not say so in a way that can be read.
   *
   * @param peer the other end of the connection
   * @param values every value of the header, in the order received
   */
  public @Nullable Address sender(Address peer, List<String> values) {
    if (!trusted.contains(peer)) {
      return peer;
    }
    List<String> hops = header.hops(values);
    if (hops == null) {
      return null;
    }
    @Nullable Address sender = peer;
    for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - depth); i--) {
      sender = HopHeader.address(hops.get(i));
      if (!trusted.contains(sender)) {
        return sender;
      }
    }
    return sender;
  }
}
