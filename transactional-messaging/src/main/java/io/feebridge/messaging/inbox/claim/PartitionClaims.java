package io.feebridge.messaging.inbox.claim;

import io.feebridge.messaging.inbox.Partition;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The claims of one consumer group, kept where the effects are.
 *
 * <p>A claim takes three steps: see what is stored, ask Kafka for its logs, claim if nobody else
 * has claimed meanwhile. Only so is a topic whose id differs from the stored one surely the
 * younger: an answer of Kafka's that was slow to be used would take the group back to a topic that
 * is gone, and from there to the start of the new one.
 */
public interface PartitionClaims {

  /**
   * What is stored of these partitions now.
   *
   * @return without those that the group never claimed
   * @throws RuntimeException when the database does not answer
   */
  Map<Partition, StoredOffset> stored(Collection<Partition> partitions);

  /**
   * Grants these partitions to the caller and voids every earlier grant of them, all in one
   * transaction of its own; but none that somebody has claimed since it was seen.
   *
   * <p>A partition the group never read, and one whose topic was re-created, is claimed from the
   * log's first offset; any other from its stored offset, which the log may no longer hold.
   *
   * @param logs asked for after {@code seen}
   * @param seen what {@link #stored} said
   * @return what was granted, in no promised order
   * @throws RuntimeException when the database does not answer; whether anything was granted is
   *     unknown then
   */
  List<Claim> claim(Collection<PartitionLog> logs, Map<Partition, StoredOffset> seen);
}
