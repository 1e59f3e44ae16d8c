package io.feebridge.ledger.booking.kafka;

import io.feebridge.ledger.booking.ReportedEvent;
import io.feebridge.ledger.money.Money;
import io.feebridge.schemas.Line;
import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.Unread;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges the amounts of a report: a report with a doubtful one never becomes a fact. */
final class ReadableAmounts {

  /** The largest amount, fifteen digits: sums of any report then fit {@link Money} by far. */
  private static final BigDecimal LARGEST = new BigDecimal("9999999999999.99");

  private ReadableAmounts() {}

  /** What is wrong with the amounts; empty when they can be booked. */
  static Optional<Refusal> refuse(PaymentReported report, Payment payment, ReportedEvent event) {
    List<BigDecimal> amounts =
        Stream.concat(
                Stream.ofNullable(payment.getAmount()),
                payment.getLines().stream().map(Line::getAmount).filter(Objects::nonNull))
            .toList();
    if (report.getEvidence().getUnread().stream().anyMatch(ReadableAmounts::isAmount)) {
      return Optional.of(Refusal.UNREADABLE_AMOUNT);
    }
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

  /** Whether the field that could not be read is an amount, of the payment or of a line. */
  private static boolean isAmount(Unread unread) {
    return unread.getPath().endsWith("/amount");
  }
}
