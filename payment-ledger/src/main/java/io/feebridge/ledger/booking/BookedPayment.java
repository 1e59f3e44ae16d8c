package io.feebridge.ledger.booking;

import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.position.Position;
import java.time.Instant;
import java.util.Objects;

/**
 * A payment as the books hold it.
 *
 * @param version how often what the books say of it has changed, 0 when never
 * @param entries how many journal entries it has; the newest one's version
 * @param position what the books say of it, which is what its journal adds up to. When it was
 *     undone is not kept: only the writing of entries asks for that
 * @param bookedAt when the books came to say it, whole microseconds; the epoch while version is 0
 */
public record BookedPayment(
    PaymentKey key, long version, int entries, Position position, Instant bookedAt) {

  /** A payment of which nothing was booked. */
  public static BookedPayment empty(PaymentKey key) {
    return new BookedPayment(key, 0, 0, Position.NONE, Instant.EPOCH);
  }

  /** Whether the books say already what {@code other} says. */
  boolean says(Position other) {
    return position.state() == other.state()
        && Objects.equals(position.payer(), other.payer())
        && position.movements().equals(other.movements())
        && position.cases().equals(other.cases());
  }

  /** The next version, which says what {@code other} says. */
  BookedPayment saying(Position other, int newEntries, Instant now) {
    return new BookedPayment(key, version + 1, entries + newEntries, other, now);
  }
}
