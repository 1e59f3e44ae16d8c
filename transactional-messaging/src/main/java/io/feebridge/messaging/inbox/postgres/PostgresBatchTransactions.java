package io.feebridge.messaging.inbox.postgres;

import io.feebridge.messaging.inbox.BatchEffect;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.batch.Batch;
import io.feebridge.messaging.inbox.batch.BatchTransactions;
import io.feebridge.messaging.inbox.batch.SetAsideRecords;
import io.feebridge.messaging.inbox.batch.TransactionOutcome;
import io.feebridge.messaging.inbox.claim.Advance;
import io.feebridge.messaging.inbox.claim.Claim;
import io.feebridge.messaging.inbox.claim.ConsumerOffsets;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One PostgreSQL transaction a batch: quarantine rows, effect, offset rows, commit.
 *
 * <p>The offset rows come last, because their update decides whether this consumer may write at all
 * and because their locks, like the effect's hot rows before them, are then held for the shortest
 * time.
 */
public final class PostgresBatchTransactions<T> implements BatchTransactions<T> {

  private final String consumerGroup;
  private final TransactionOperations transactions;
  private final ConsumerOffsets offsets;
  private final SetAsideRecords quarantine;
  private final BatchEffect<T> effect;

  /**
   * Transactions of one group.
   *
   * @param transactions what {@code offsets}, {@code quarantine} and {@code effect} take part in
   */
  public PostgresBatchTransactions(
      String consumerGroup,
      TransactionOperations transactions,
      ConsumerOffsets offsets,
      SetAsideRecords quarantine,
      BatchEffect<T> effect) {
    this.consumerGroup = consumerGroup;
    this.transactions = transactions;
    this.offsets = offsets;
    this.quarantine = quarantine;
    this.effect = effect;
  }

  @Override
  public TransactionOutcome commit(Batch<T> batch, Map<Partition, Claim> claims) {
    return write(batch, claims, () -> effect.apply(batch.accepted(), batch.setAside()));
  }

  @Override
  public TransactionOutcome commitWithoutEffect(Batch<T> batch, Map<Partition, Claim> claims) {
    return write(batch, claims, () -> {});
  }

  private TransactionOutcome write(
      Batch<T> batch, Map<Partition, Claim> claims, Runnable effectOfBatch) {
    try {
      return transactions.execute(
          status -> {
            TransactionOutcome outcome = steps(batch, claims, effectOfBatch);
            if (!(outcome instanceof TransactionOutcome.Committed)) {
              status.setRollbackOnly();
            }
            return outcome;
          });
    } catch (RuntimeException e) {
      return TransactionFailures.judge(e);
    }
  }

  /**
   * Judges a failure here and not outside the transaction, because Spring logs an exception whose
   * rollback fails too, and the driver's message holds the values of the statement.
   */
  private TransactionOutcome steps(
      Batch<T> batch, Map<Partition, Claim> claims, Runnable effectOfBatch) {
    try {
      quarantine.keep(consumerGroup, batch.setAside(), claims);
      effectOfBatch.run();
      return offsets.advance(advances(batch, claims))
          ? new TransactionOutcome.Committed()
          : new TransactionOutcome.Fenced();
    } catch (RuntimeException e) {
      return TransactionFailures.judge(e);
    }
  }

  private static List<Advance> advances(Batch<?> batch, Map<Partition, Claim> claims) {
    return batch.ranges().entrySet().stream()
        .map(range -> advance(range.getKey(), range.getValue(), claims))
        .toList();
  }

  private static Advance advance(
      Partition partition, Batch.Range range, Map<Partition, Claim> claims) {
    Claim claim = claims.get(partition);
    if (claim == null) {
      throw new IllegalStateException("records of " + partition + " were read without a claim");
    }
    return new Advance(claim, range.first(), range.next());
  }
}
