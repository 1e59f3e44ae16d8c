package io.feebridge.laws.lawful.booking;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;

/** Plain Java, with an injected clock. */
public record Booking(BigDecimal amount, Instant at) {
  static Booking now(BigDecimal amount, Clock clock) {
    return new Booking(amount, Instant.now(clock));
  }
}
