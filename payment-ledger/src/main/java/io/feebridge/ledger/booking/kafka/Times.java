package io.feebridge.ledger.booking.kafka;

import io.feebridge.schemas.Line;
import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of a report. A time before 1970 or after 9999 is no time that anything happened:
 * it counts as not told, and stands in the evidence.
 */
final class Times {

  /** How far a sender's clock may be ahead of ours. */
  static final Duration TOLERANCE = Duration.ofMinutes(10);

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Times() {}

  /** The time, or null where it is no time. */
  static @Nullable Instant told(@Nullable Instant time) {
    return time == null || time.isBefore(Instant.EPOCH) || time.isAfter(LAST) ? null : time;
  }

  /**
   * When the report happened by the sender's clock, milliseconds: the envelope's time, else when
   * the payer paid, else when the first line settled, else 0.
   *
   * @return empty when that is more than {@link #TOLERANCE} after the report was received
   */
  static Optional<Long> stamp(PaymentReported report, Payment payment) {
    Instant time =
        Stream.of(
                Stream.ofNullable(report.getOccurredAt()),
                Stream.ofNullable(payment.getPaidAt()),
                Stream.ofNullable(payment.getSettledAt()),
                payment.getLines().stream().map(Line::getSettledAt).filter(Objects::nonNull))
            .flatMap(times -> times)
            .filter(candidate -> told(candidate) != null)
            .findFirst()
            .orElse(Instant.EPOCH);
    Instant latest = report.getEvidence().getReceivedAt().plus(TOLERANCE);
    return time.isAfter(latest) ? Optional.empty() : Optional.of(time.toEpochMilli());
  }
}
