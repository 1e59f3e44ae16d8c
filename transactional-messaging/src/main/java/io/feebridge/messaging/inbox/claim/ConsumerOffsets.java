package io.feebridge.messaging.inbox.claim;

import java.util.List;

/** The stored offsets of one consumer group, moved in the transaction of the effect. */
public interface ConsumerOffsets {

  /**
   * Moves every one of these, as far as {@link StoredOffset#admits} lets it.
   *
   * @param advances in locking order, one a partition
   * @return false when at least one was not admitted; the transaction must then be undone
   */
  boolean advance(List<Advance> advances);
}
