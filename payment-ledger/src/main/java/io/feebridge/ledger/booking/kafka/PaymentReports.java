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
import io.feebridge.messaging.inbox.Verdict.NotYet;
import io.feebridge.messaging.inbox.Verdict.SetAside;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.wire.SchemaRegistryException;
import io.feebridge.schemas.wire.UndecodableRecordException;
import io.feebridge.schemas.wire.UnknownSchemaIdException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
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
    try {
      return switch (deserializers.get().deserialize(record.partition().topic(), record.value())) {
        case null -> new SetAside<>(Refusal.UNDECODABLE.code(), null);
        case PaymentReported report -> reading.read(report);
        default -> new SetAside<>(Refusal.UNEXPECTED_TYPE.code(), null);
      };
    } catch (SerializationException e) {
      return unread(e);
    }
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

  private static Verdict<Report> unread(SerializationException failure) {
    return switch (failure) {
      case UndecodableRecordException ignored -> new SetAside<>(Refusal.UNDECODABLE.code(), null);
      case UnknownSchemaIdException ignored -> new NotYet<>(Refusal.UNKNOWN_SCHEMA.code());
      case SchemaRegistryException ignored -> new NotYet<>(Refusal.REGISTRY_AWAY.code());
      default -> unreadByOthers(failure);
    };
  }

  /**
   * The genuine Confluent class tells a registry that failed by the cause of its exception alone:
   * an input error, or its own {@code RestClientException}.
   */
  private static Verdict<Report> unreadByOthers(SerializationException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause.getClass().getSimpleName().equals("RestClientException")) {
        return new NotYet<>(Refusal.UNKNOWN_SCHEMA.code());
      }
      if (cause instanceof IOException && !(cause instanceof java.io.EOFException)) {
        return new NotYet<>(Refusal.REGISTRY_AWAY.code());
      }
    }
    return new SetAside<>(Refusal.UNDECODABLE.code(), null);
  }
}
