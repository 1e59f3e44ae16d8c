package io.feebridge.messaging.inbox.batch;

import io.feebridge.messaging.inbox.Partition;
import java.util.Map;

/**
 * Polled records, sorted into what can be applied now and what must wait.
 *
 * @param batch what lies before the first unreadable record of each partition
 * @param held by partition, where it waits
 * @param heldRecords how many of the polled records wait
 */
public record Classification<T>(Batch<T> batch, Map<Partition, Hold> held, int heldRecords) {

  /**
   * A partition waits before this record.
   *
   * @param attempts how often the record was found unreadable, from 1
   */
  public record Hold(long offset, int attempts) {}
}
