package io.feebridge.messaging.outbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record to publish.
 *
 * @param key decides the partition, and with it the order among messages of one key
 * @param value serialized already, null for a tombstone; not copied, must not be changed
 * @param headers text, UTF-8 on the wire; no personal data, secret or payload
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what this module is about
public record OutgoingMessage(
    String topic, String key, byte @Nullable [] value, Map<String, String> headers) {

  public OutgoingMessage {
    headers = Map.copyOf(headers);
  }

  /** The place only: a payload never reaches a log line. */
  @Override
  public String toString() {
    return topic + "[" + key + "]";
  }
}
