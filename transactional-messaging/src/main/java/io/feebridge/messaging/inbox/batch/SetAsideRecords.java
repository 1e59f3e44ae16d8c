package io.feebridge.messaging.inbox.batch;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.claim.Claim;
import java.util.List;
import java.util.Map;

/** Where records that are not booked are kept. */
public interface SetAsideRecords {

  /**
   * Keeps these records, in the current transaction; one that is kept already stays as it is.
   *
   * @param claims by partition, at least of those in the records
   */
  void keep(String consumerGroup, List<SetAsideRecord> records, Map<Partition, Claim> claims);
}
