package io.feebridge.ledger.simulation.world;

import io.feebridge.ledger.simulation.database.MemoryBooks;
import io.feebridge.ledger.testing.Told;
import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.PaymentReported;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** One event of Jodo, before any attempt to deliver it. */
public record Webhook(Kind kind, String eventId, @Nullable PaymentReported report) {

  /** What is the matter with it. */
  public enum Kind {
    SOUND,
    GARBAGE,
    TOMBSTONE,
    NEGATIVE,
    UNREAD_AMOUNT,
    FROM_THE_FUTURE,
    NO_ID,
    NOT_BOOKED_HERE,
    UNKNOWN_WORD,
    CURSED_DATA,
    CURSED_CODE,
    CURSED_PAYMENT,
    LATE_SCHEMA,
    NO_SCHEMA
  }

  static Webhook poison(Kind kind, int number, int payment, Instant now) {
    String id = "flex_" + payment;
    String event = "flex.instalment.debited";
    Told told =
        switch (kind) {
          case NEGATIVE -> Told.that(event, id).line("TUITION_FEE", "-5");
          case UNREAD_AMOUNT -> Told.that(event, id).unread("/payload/payment/amount", "x");
          case FROM_THE_FUTURE ->
              Told.that(event, id).line("TUITION_FEE", "5").at(now.plusSeconds(3600));
          case NO_ID -> Told.that(event, id).line("TUITION_FEE", "5").noId();
          case NOT_BOOKED_HERE -> Told.that("pay.payment.debited", id).line("TUITION_FEE", "5");
          case UNKNOWN_WORD -> Told.that("flex.instalment.mused", id).line("TUITION_FEE", "5");
          case CURSED_PAYMENT ->
              Told.that(event, MemoryBooks.CURSED_PAYMENT + payment).line("TUITION_FEE", "5");
          default -> Told.that(event, id).line("TUITION_FEE", "" + (50 + number % 7));
        };
    String prefix =
        switch (kind) {
          case CURSED_DATA -> MemoryBooks.CURSED_DATA + "-";
          case CURSED_CODE -> MemoryBooks.CURSED_CODE + "-";
          default -> "poison-";
        };
    boolean bytes = kind == Kind.GARBAGE || kind == Kind.TOMBSTONE;
    String eventId = prefix + number;
    return new Webhook(kind, eventId, bytes ? null : told.eventId(eventId).report());
  }

  /** The record that the ingress makes of an attempt; null for a tombstone. */
  byte @Nullable [] value(Instant receivedAt, Serializer<Object> avro) {
    if (report == null) {
      return kind == Kind.TOMBSTONE ? null : ("?" + eventId).getBytes(StandardCharsets.UTF_8);
    }
    Evidence evidence = Evidence.newBuilder(report.getEvidence()).setReceivedAt(receivedAt).build();
    return avro.serialize("any", PaymentReported.newBuilder(report).setEvidence(evidence).build());
  }
}
