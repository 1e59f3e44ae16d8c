package io.feebridge.ledger.booking.kafka;

import io.feebridge.ledger.booking.BookingPayments;
import io.feebridge.ledger.booking.Branches;
import io.feebridge.ledger.booking.Tally;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Report;
import io.feebridge.messaging.inbox.BatchEffect;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.Verdict;
import io.feebridge.messaging.inbox.Verdict.SetAside;
import io.feebridge.schemas.PaymentReported;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code jodo.payments.v1}: what a record means, and what a batch of them does. */
public final class PaymentReports implements BatchEffect<Report> {

  private final ThreadDeserializers deserializers;
  private final ReportReading reading;
  private final BookingPayments booking;
  private final Tally tally;

  public PaymentReports(
      ThreadDeserializers deserializers, Branches branches, BookingPayments booking, Tally tally) {
    this.deserializers = deserializers;
    this.reading = new ReportReading(branches);
    this.booking = booking;
    this.tally = tally;
  }

  @Override
  public Verdict<Report> classify(IncomingRecord record) {
    @Nullable Object value;
    try {
      value = deserializers.get().deserialize(record.partition().topic(), record.value());
    } catch (RuntimeException e) {
      return UnreadRecords.verdict(e);
    }
    return switch (value) {
      case null -> new SetAside<>(Refusal.UNDECODABLE.code(), null);
      case PaymentReported report -> reading.read(report);
      default -> new SetAside<>(Refusal.UNEXPECTED_TYPE.code(), null);
    };
  }

  @Override
  public void apply(List<Report> accepted, List<SetAsideRecord> setAside) {
    List<Optional<PaymentKey>> marked =
        setAside.stream().map(record -> key(record.subject())).toList();
    tally.add(booking.book(accepted, marked));
  }

  private static Optional<PaymentKey> key(@Nullable String subject) {
    return Optional.ofNullable(subject).flatMap(PaymentKey::parse);
  }
}
