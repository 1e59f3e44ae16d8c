package io.feebridge.ledger.booking.kafka;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.booking.BookingPayments;
import io.feebridge.ledger.booking.Branches;
import io.feebridge.ledger.booking.Tally;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Report;
import io.feebridge.messaging.inbox.BatchEffect;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.Verdict;
import io.feebridge.messaging.inbox.Verdict.Accepted;
import io.feebridge.messaging.inbox.Verdict.NotYet;
import io.feebridge.messaging.inbox.Verdict.SetAside;
import io.feebridge.schemas.PaymentReported;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code jodo.payments.v1}: what a record means, and what a batch of them does. */
public final class PaymentReports implements BatchEffect<Arrived> {

  private final ThreadDeserializers deserializers;
  private final ReportReading reading;
  private final BookingPayments booking;
  private final Tally tally;
  private final Traces traces;

  public PaymentReports(
      ThreadDeserializers deserializers,
      Branches branches,
      BookingPayments booking,
      Tally tally,
      Traces traces) {
    this.deserializers = deserializers;
    this.reading = new ReportReading(branches);
    this.booking = booking;
    this.tally = tally;
    this.traces = traces;
  }

  @Override
  public Verdict<Arrived> classify(IncomingRecord record) {
    @Nullable Object value;
    try {
      value = deserializers.get().deserialize(record.partition().topic(), record.value());
    } catch (RuntimeException e) {
      return UnreadRecords.verdict(e);
    }
    return switch (value) {
      case null -> new SetAside<>(Refusal.UNDECODABLE.code(), null);
      case PaymentReported report -> arrived(reading.read(report), record);
      default -> new SetAside<>(Refusal.UNEXPECTED_TYPE.code(), null);
    };
  }

  @Override
  public void apply(List<Arrived> accepted, List<SetAsideRecord> setAside) {
    List<Optional<PaymentKey>> marked =
        setAside.stream().map(record -> key(record.subject())).toList();
    traces.spanning(accepted, () -> tally.add(booking.book(accepted, marked)));
  }

  private static Verdict<Arrived> arrived(Verdict<Report> verdict, IncomingRecord record) {
    return switch (verdict) {
      case Accepted<Report>(Report report, var subject) ->
          new Accepted<>(new Arrived(report, Traces.of(record)), subject);
      case SetAside<Report>(var reason, var subject) -> new SetAside<>(reason, subject);
      case NotYet<Report>(var reason) -> new NotYet<>(reason);
    };
  }

  private static Optional<PaymentKey> key(@Nullable String subject) {
    return Optional.ofNullable(subject).flatMap(PaymentKey::parse);
  }
}
