package io.feebridge.ingress.authenticity;

import io.feebridge.ingress.address.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How often the proof failed for one address of late: a bucket of tokens each, one token a failure.
 *
 * <p>The table has a fixed number of places and an address exactly one of them, where the newest
 * replaces an older one. So memory is bounded without any clean-up, and the worst that many
 * addresses can do is to be told 401 instead of 429. Of IPv6 a /64 counts as one.
 */
public final class FailedProofs {

  private record Bucket(Address holder, long fullAgainMillis) {}

  private final AtomicReferenceArray<@Nullable Bucket> places;
  private final long burstMillis;
  private final long refillMillis;

  /**
   * No failure yet.
   *
   * @param places how many addresses are remembered, at least 1
   * @param burst failures that are tolerated at once, at least 1
   * @param refill after which one more is tolerated; at least a millisecond
   */
  public FailedProofs(int places, int burst, Duration refill) {
    if (places < 1 || burst < 1 || refill.toMillis() < 1) {
      throw new IllegalArgumentException("places, burst and refill are at least 1");
    }
    this.places = new AtomicReferenceArray<>(places);
    this.refillMillis = refill.toMillis();
    this.burstMillis = Math.multiplyExact(burst, refillMillis);
  }

  /**
   * Notes a failure at that time.
   *
   * @return null while failures of this address are tolerated, and always when it is not known;
   *     else how long until the next one would be
   */
  public @Nullable Duration failed(@Nullable Address sender, Instant at) {
    if (sender == null) {
      return null;
    }
    Address holder = sender.holder();
    int place = Math.floorMod(holder.hashCode() * 0x9E3779B9, places.length());
    long now = at.toEpochMilli();
    while (true) {
      Bucket before = places.get(place);
      boolean known = before != null && before.holder().equals(holder);
      long full = Math.max(now, known ? before.fullAgainMillis() : now) + refillMillis;
      if (full - now > burstMillis) {
        return Duration.ofMillis(full - now - burstMillis);
      }
      if (places.compareAndSet(place, before, new Bucket(holder, full))) {
        return null;
      }
    }
  }
}
