package io.feebridge.ledger.feed.kafka;

import io.feebridge.ledger.feed.PaymentNews;
import io.feebridge.ledger.journal.BookedEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** CloudEvents 1.0 attributes in Kafka's binary mode, and the trace that the news belong to. */
final class FeedHeaders {

  private static final String CHANGED = "feebridge.ledger.payment.changed";
  private static final String POSTED = "feebridge.ledger.entry.posted";

  private FeedHeaders() {}

  /** The same news, published twice, have the same id. */
  static Map<String, String> ofState(long generation, PaymentNews payment) {
    String id = payment.key() + "/" + generation + "/" + payment.version();
    return headers(id, CHANGED, payment, payment.bookedAt());
  }

  static Map<String, String> ofEntry(long generation, PaymentNews payment, BookedEntry entry) {
    String id = payment.key() + "/" + generation + "/journal/" + entry.version();
    return headers(id, POSTED, payment, entry.bookedAt());
  }

  private static Map<String, String> headers(
      String id, String type, PaymentNews payment, Instant time) {
    Map<String, String> headers = new HashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", id);
    headers.put("ce_type", type);
    headers.put("ce_source", "/ledger/" + payment.key().collector());
    headers.put("ce_time", time.toString());
    headers.put("content-type", "application/avro");
    String traceparent = payment.traceparent();
    if (traceparent != null) {
      headers.put("traceparent", traceparent);
    }
    return headers;
  }
}
