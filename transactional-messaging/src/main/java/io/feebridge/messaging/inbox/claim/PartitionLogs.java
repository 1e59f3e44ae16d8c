package io.feebridge.messaging.inbox.claim;

import io.feebridge.messaging.inbox.Partition;
import java.util.Collection;
import java.util.List;

/** What Kafka holds of partitions now. */
public interface PartitionLogs {

  /**
   * One log a partition.
   *
   * @throws RuntimeException when the cluster does not answer or a topic is not there
   */
  List<PartitionLog> of(Collection<Partition> partitions);
}
