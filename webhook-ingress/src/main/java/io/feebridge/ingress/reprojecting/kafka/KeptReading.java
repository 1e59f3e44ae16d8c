package io.feebridge.ingress.reprojecting.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import io.feebridge.ingress.publishing.ReceivedHeader;
import io.feebridge.ingress.publishing.kafka.CloudEventHeaders;
import io.feebridge.ingress.reprojecting.Gaps;
import io.feebridge.ingress.reprojecting.Identity;
import io.feebridge.ingress.reprojecting.Kept;
import io.feebridge.ingress.reprojecting.KeptRecordsUnavailable;
import io.feebridge.ingress.reprojecting.Republished;
import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.LoanReported;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.PlanReported;
import io.feebridge.schemas.Source;
import io.feebridge.schemas.StudentReported;
import io.feebridge.schemas.Unread;
import io.feebridge.schemas.UnrecognisedDelivery;
import io.feebridge.schemas.wire.UndecodableRecordException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Stored bytes as what a run has to know of them. */
final class KeptReading {

  private static final String UNREAD = "unread";

  /** What every record of this service says of itself. */
  private record Told(
      String eventId, @Nullable String event, Evidence evidence, @Nullable String unrecognised) {

    Identity identity() {
      return new Identity(evidence.getCollector(), event, eventId, evidence.getBodySha256());
    }

    /** An unrecognised delivery has nothing read. */
    Gaps gaps() {
      return unrecognised == null
          ? new Gaps(evidence.getUnread().stream().map(Unread::getPath).collect(toSet()))
          : Gaps.EVERYTHING;
    }
  }

  private final Deserializer<Object> values;

  KeptReading(Deserializer<Object> values) {
    this.values = values;
  }

  /** Whether a run published the record. */
  static boolean isRepublished(ConsumerRecord<byte[], byte[]> record) {
    return record.headers().lastHeader(CloudEventHeaders.REPROJECTED_FROM) != null;
  }

  /** A record that a run published; empty when it cannot be read. */
  Optional<Republished> republished(ConsumerRecord<byte[], byte[]> record) {
    Told told = told(record);
    return told == null
        ? Optional.empty()
        : Optional.of(new Republished(told.identity(), told.gaps()));
  }

  /** A record that may be read better; empty for one that is whole, or began as no webhook. */
  Optional<Kept> kept(ConsumerRecord<byte[], byte[]> record) {
    String position = record.topic() + "-" + record.partition() + "@" + record.offset();
    Told told = told(record);
    if (told == null) {
      return Optional.of(new Kept.Undecodable(record.topic(), position));
    }
    if (told.gaps().isNone() || told.evidence().getSource() != Source.WEBHOOK) {
      return Optional.empty();
    }
    return Optional.of(
        new Kept.Reread(
            record.topic(),
            position,
            told.identity(),
            told.event(),
            told.unrecognised() == null ? UNREAD : told.unrecognised(),
            told.gaps(),
            evidence(told.evidence()),
            text(record.headers().lastHeader("traceparent"))));
  }

  /** Null for what is no record of ours. */
  private @Nullable Told told(ConsumerRecord<byte[], byte[]> record) {
    Object value;
    try {
      value = values.deserialize(record.topic(), record.value());
    } catch (UndecodableRecordException e) {
      return null;
    } catch (SerializationException e) {
      throw new KeptRecordsUnavailable(e.getClass().getSimpleName());
    }
    return switch (value) {
      case PaymentReported it -> new Told(it.getEventId(), it.getEvent(), it.getEvidence(), null);
      case StudentReported it -> new Told(it.getEventId(), it.getEvent(), it.getEvidence(), null);
      case PlanReported it -> new Told(it.getEventId(), it.getEvent(), it.getEvidence(), null);
      case LoanReported it -> new Told(it.getEventId(), it.getEvent(), it.getEvidence(), null);
      case UnrecognisedDelivery it ->
          new Told(
              it.getEventId(),
              it.getEvent(),
              it.getEvidence(),
              it.getReason().name().toLowerCase(Locale.ROOT));
      case null, default -> null;
    };
  }

  private static io.feebridge.ingress.publishing.Evidence evidence(Evidence stored) {
    ByteBuffer body = stored.getBody().duplicate();
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    return new io.feebridge.ingress.publishing.Evidence(
        stored.getCollector(),
        stored.getReceivedAt(),
        stored.getSourceAddress(),
        orEmpty(stored.getKeyId()),
        stored.getBodySha256(),
        bytes,
        orEmpty(stored.getSignature()),
        stored.getContentType(),
        stored.getPathEvent(),
        stored.getHeaders().stream()
            .map(header -> new ReceivedHeader(header.getName(), header.getValue()))
            .toList());
  }

  /** Every webhook has both. */
  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String text(@Nullable Header header) {
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
