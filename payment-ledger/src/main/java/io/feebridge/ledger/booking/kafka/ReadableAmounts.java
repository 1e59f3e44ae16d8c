package io.feebridge.ledger.booking.kafka;

import io.feebridge.ledger.booking.ReportedEvent;
import io.feebridge.ledger.money.Money;
import io.feebridge.schemas.Line;
import io.feebridge.schemas.Payment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges the amounts that were read of a report: a report with a doubtful one never becomes a fact.
 */
final class ReadableAmounts {

  /** The largest amount, fifteen digits: sums of any report then fit {@link Money} by far. */
  private static final BigDecimal LARGEST = new BigDecimal("9999999999999.99");

  private ReadableAmounts() {}

  /** What is wrong with the amounts; empty when they can be booked. */
  static Optional<Refusal> refuse(Payment payment, ReportedEvent event) {
    List<BigDecimal> amounts =
        Stream.concat(
                Stream.ofNullable(payment.getAmount()),
                payment.getLines().stream().map(Line::getAmount).filter(Objects::nonNull))
            .toList();
    if (amounts.stream().anyMatch(amount -> amount.signum() < 0)) {
      return Optional.of(Refusal.NEGATIVE_AMOUNT);
    }
    BigDecimal sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(LARGEST) > 0 || amounts.stream().anyMatch(amount -> amount.scale() > 2)) {
      return Optional.of(Refusal.UNREADABLE_AMOUNT);
    }
    return amounts.isEmpty() && event.needsAmount()
        ? Optional.of(Refusal.NO_AMOUNT)
        : Optional.empty();
  }
}
