package io.feebridge.messaging.deadletter;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a record in quarantine without its bytes, and all that was done about it.
 *
 * @param partition where it came from
 * @param recordedAt Kafka's timestamp of it
 * @param keyBytes size of its key; null when it has none
 * @param valueBytes size of its value; null for a tombstone
 * @param subject what it is about, ids only, null when unknown
 * @param letter how far its copy for the dead-letter topic has come: waiting, published or refused
 * @param acts oldest first
 */
public record QuarantineEntry(
    long id,
    String consumerGroup,
    UUID topicId,
    Partition partition,
    long offset,
    Instant recordedAt,
    @Nullable Integer keyBytes,
    @Nullable Integer valueBytes,
    ReasonCode reason,
    @Nullable String subject,
    Instant quarantinedAt,
    String letter,
    List<QuarantineAct> acts) {

  public QuarantineEntry {
    acts = List.copyOf(acts);
  }

  public QuarantineState state() {
    for (QuarantineAct act : acts) {
      switch (act.kind()) {
        case REDRIVEN -> {
          return QuarantineState.REDRIVEN;
        }
        case DISCARDED -> {
          return QuarantineState.DISCARDED;
        }
        case REDRIVE_REFUSED -> {}
      }
    }
    return QuarantineState.WAITING;
  }
}
