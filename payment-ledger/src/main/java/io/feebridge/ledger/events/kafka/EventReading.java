package io.feebridge.ledger.events.kafka;

import io.feebridge.ledger.booking.kafka.ThreadDeserializers;
import io.feebridge.ledger.events.StoredEvent;
import io.feebridge.ledger.events.StoredEvent.Content;
import io.feebridge.ledger.events.StoredEvent.Header;
import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.PaymentReported;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a stored record says of its event. */
public final class EventReading {

  private final ThreadDeserializers deserializers;

  public EventReading(ThreadDeserializers deserializers) {
    this.deserializers = deserializers;
  }

  StoredEvent read(ConsumerRecord<byte[], byte[]> record) {
    return new StoredEvent(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        content(record));
  }

  private Optional<Content> content(ConsumerRecord<byte[], byte[]> record) {
    Object value;
    try {
      value = deserializers.get().deserialize(record.topic(), record.value());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
    return value instanceof PaymentReported report
        ? Optional.of(content(report))
        : Optional.empty();
  }

  private static Content content(PaymentReported report) {
    Evidence evidence = report.getEvidence();
    ByteBuffer body = evidence.getBody().duplicate();
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    return new Content(
        report.getEventId(),
        report.getEvent(),
        evidence.getSource().name().toLowerCase(Locale.ROOT),
        evidence.getCollector(),
        evidence.getReceivedAt(),
        evidence.getSourceAddress(),
        evidence.getKeyId(),
        evidence.getBodySha256(),
        bytes,
        evidence.getSignature(),
        evidence.getContentType(),
        evidence.getPathEvent(),
        evidence.getHeaders().stream()
            .map(header -> new Header(header.getName(), header.getValue()))
            .toList());
  }
}
