package io.feebridge.ingress.publishing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.reading.Report;
import io.feebridge.ingress.reading.Unrecognised;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 attributes in Kafka's binary mode, the trace the record belongs to, and the mark
 * of a record that was read anew.
 */
public final class CloudEventHeaders {

  /** Names the stored record that this one was read from anew, such as topic-3@17. */
  public static final String REPROJECTED_FROM = "feebridge_reprojected_from";

  private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
  private static final byte[] AVRO = "application/avro".getBytes(UTF_8);
  private static final int DAY_SECONDS = 86_400;
  private static final String UNKNOWN_TYPE = "unrecognised";

  private CloudEventHeaders() {}

  static List<Header> of(Publication publication) {
    List<Header> headers = new ArrayList<>(8);
    headers.add(new RecordHeader("ce_specversion", SPEC_VERSION));
    headers.add(header("ce_id", publication.eventId()));
    headers.add(header("ce_type", type(publication)));
    headers.add(header("ce_source", "/webhooks/jodo/" + publication.evidence().collector()));
    headers.add(header("ce_time", text(time(publication))));
    headers.add(new RecordHeader("content-type", AVRO));
    String traceparent = publication.traceparent();
    if (traceparent != null) {
      headers.add(header("traceparent", traceparent));
    }
    String from = publication.reprojectedFrom();
    if (from != null) {
      headers.add(header(REPROJECTED_FROM, from));
    }
    return headers;
  }

  private static String type(Publication publication) {
    String event = publication.reading().event();
    return event == null ? UNKNOWN_TYPE : event;
  }

  /** When it happened, as far as the body says so, else when it was received. */
  private static Instant time(Publication publication) {
    Instant told = occurredAt(publication);
    return told == null ? publication.evidence().receivedAt() : told;
  }

  private static @Nullable Instant occurredAt(Publication publication) {
    return switch (publication.reading()) {
      case Report report -> report.occurredAt();
      case Unrecognised unrecognised -> null;
    };
  }

  /** As {@link Instant#toString} writes it, without its formatter, which was seen in profiles. */
  static String text(Instant instant) {
    long day = Math.floorDiv(instant.getEpochSecond(), DAY_SECONDS);
    long second = Math.floorMod(instant.getEpochSecond(), DAY_SECONDS);
    String time = LocalTime.ofNanoOfDay(second * 1_000_000_000 + instant.getNano()).toString();
    String seconds = time.length() == "00:00".length() ? ":00" : "";
    return LocalDate.ofEpochDay(day) + "T" + time + seconds + "Z";
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }
}
