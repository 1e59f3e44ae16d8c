package io.feebridge.messaging.outbox.kafka;

import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.outbox.relay.RefusedMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a batch Kafka will never take. Told by the producer's thread.
 *
 * <p>In doubt a failure is nobody's fault and the batch is repeated with an alarm: a missing topic
 * or a missing right, after a bad deployment, must not empty the outbox.
 */
final class Refusals {

  private final Map<Long, ReasonCode> refused = new ConcurrentSkipListMap<>();

  void told(long id, @Nullable Exception failure) {
    ReasonCode reason = reason(failure);
    if (reason != null) {
      refused.put(id, reason);
    }
  }

  List<RefusedMessage> messages() {
    return refused.entrySet().stream()
        .map(one -> new RefusedMessage(one.getKey(), one.getValue()))
        .toList();
  }

  private static @Nullable ReasonCode reason(@Nullable Exception failure) {
    return switch (failure) {
      case RecordTooLargeException _, RecordBatchTooLargeException _ ->
          new ReasonCode("record_too_large");
      case InvalidTopicException _ -> new ReasonCode("invalid_topic");
      case InvalidRecordException _, InvalidTimestampException _ ->
          new ReasonCode("invalid_record");
      case null, default -> null;
    };
  }
}
