package io.feebridge.messaging.inbox.claim;

import java.util.Collection;
import java.util.List;

/** The claims of one consumer group, kept where the effects are. */
public interface PartitionClaims {

  /**
   * Grants these partitions to the caller and voids every earlier grant of them, all in one
   * transaction of its own.
   *
   * <p>A partition the group never read, and one whose topic was re-created, is claimed from the
   * log's first offset; any other from its stored offset, which the log may no longer hold.
   *
   * @return one claim a log, in no promised order
   * @throws RuntimeException when the database does not answer; nothing is granted then
   */
  List<Claim> claim(Collection<PartitionLog> logs);
}
