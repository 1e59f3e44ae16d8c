package io.feebridge.messaging.inbox.claim;

import java.util.UUID;

/**
 * How far a group's effects have come in one partition: the rules by which that may change.
 *
 * <p>The PostgreSQL adapter keeps it as a row; it says {@link #admits} in the condition of its
 * update, and a test holds the two to each other.
 *
 * @param topicId the life of the topic that the offset belongs to
 * @param epoch the number of the newest claim, 0 when there never was one
 * @param nextOffset the first offset whose effect is not stored
 */
public record StoredOffset(UUID topicId, long epoch, long nextOffset) {

  /** Of a group that never read the partition: from the log's first offset. */
  public static StoredOffset unread(PartitionLog log) {
    return new StoredOffset(log.topicId(), 0, log.firstOffset());
  }

  /** A topic that was deleted and created again under the same name is read from its start. */
  public boolean isOfAnotherTopicThan(PartitionLog log) {
    return !topicId.equals(log.topicId());
  }

  /** The next claim, which voids every earlier one. */
  public StoredOffset claimed(PartitionLog log) {
    return new StoredOffset(
        log.topicId(), epoch + 1, isOfAnotherTopicThan(log) ? log.firstOffset() : nextOffset);
  }

  /** What the holder of the newest claim is granted. */
  public Claim claimOf(PartitionLog log) {
    return new Claim(log.partition(), topicId, epoch, nextOffset);
  }

  /**
   * Whether these records may be applied: under the newest claim, in the same life of the topic,
   * and none of them applied before.
   */
  public boolean admits(Advance advance) {
    Claim claim = advance.claim();
    return epoch == claim.epoch()
        && topicId.equals(claim.topicId())
        && nextOffset <= advance.first();
  }

  /** Behind those records, which must be admitted. */
  public StoredOffset advanced(Advance advance) {
    return new StoredOffset(topicId, epoch, advance.next());
  }
}
