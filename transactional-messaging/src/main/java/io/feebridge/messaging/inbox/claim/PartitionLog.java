package io.feebridge.messaging.inbox.claim;

import io.feebridge.messaging.inbox.Partition;
import java.util.UUID;

/**
 * What Kafka holds of one partition now.
 *
 * @param topicId this life of the topic
 * @param firstOffset the oldest record that retention has left
 * @param endOffset the offset that the next record will get
 */
public record PartitionLog(Partition partition, UUID topicId, long firstOffset, long endOffset) {

  /** Whether reading can go on at this offset without a gap. */
  public boolean continuesAt(long offset) {
    return firstOffset <= offset && offset <= endOffset;
  }
}
