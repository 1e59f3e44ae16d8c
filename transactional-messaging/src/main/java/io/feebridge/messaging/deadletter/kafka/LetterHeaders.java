package io.feebridge.messaging.deadletter.kafka;

import io.feebridge.messaging.deadletter.QuarantinedRecord;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.IncomingRecord.Header;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of a dead letter: the record's own, then ours, which hold places and codes and never
 * text from the payload. A name that the record has already stands twice; the last one is ours.
 */
final class LetterHeaders {

  private LetterHeaders() {}

  static Headers of(QuarantinedRecord quarantined) {
    IncomingRecord record = quarantined.record();
    RecordHeaders headers = new RecordHeaders();
    for (Header header : record.headers()) {
      headers.add(header.name(), header.value());
    }
    add(headers, "dlt_reason", quarantined.reason().value());
    add(headers, "dlt_topic", record.partition().topic());
    add(headers, "dlt_topic_id", quarantined.topicId().toString());
    add(headers, "dlt_partition", Integer.toString(record.partition().number()));
    add(headers, "dlt_offset", Long.toString(record.offset()));
    add(headers, "dlt_timestamp", record.timestamp().toString());
    add(headers, "dlt_consumer_group", quarantined.consumerGroup());
    add(headers, "dlt_quarantine_id", Long.toString(quarantined.id()));
    add(headers, "dlt_quarantined_at", quarantined.quarantinedAt().toString());
    return headers;
  }

  private static void add(RecordHeaders headers, String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
