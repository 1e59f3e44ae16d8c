package io.feebridge.messaging.inbox.batch;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.claim.Claim;
import java.util.Map;

/** The one transaction that writes a batch: quarantine rows, effect, offsets. */
public interface BatchTransactions<T> {

  /**
   * Writes the batch whole or not at all. Never throws for what the database or the effect did.
   *
   * @param claims by partition, at least of those in the batch
   */
  TransactionOutcome commit(Batch<T> batch, Map<Partition, Claim> claims);

  /**
   * The same without calling the effect: the last way to keep a record whose very mention the
   * effect refuses.
   */
  TransactionOutcome commitWithoutEffect(Batch<T> batch, Map<Partition, Claim> claims);
}
