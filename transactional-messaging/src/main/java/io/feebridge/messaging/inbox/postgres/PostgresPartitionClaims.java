package io.feebridge.messaging.inbox.postgres;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.claim.Claim;
import io.feebridge.messaging.inbox.claim.PartitionClaims;
import io.feebridge.messaging.inbox.claim.PartitionLog;
import io.feebridge.messaging.inbox.claim.StoredOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Claims in {@code consumer_offsets}. */
public final class PostgresPartitionClaims implements PartitionClaims {

  private static final Logger log = LoggerFactory.getLogger(PostgresPartitionClaims.class);

  private final String consumerGroup;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  public PostgresPartitionClaims(
      String consumerGroup, JdbcClient jdbc, TransactionOperations transactions) {
    this.consumerGroup = consumerGroup;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public List<Claim> claim(Collection<PartitionLog> logs) {
    List<PartitionLog> inLockingOrder =
        logs.stream().sorted(Comparator.comparing(PartitionLog::partition)).toList();
    List<Claim> claims = new ArrayList<>();
    transactions.executeWithoutResult(
        _ -> inLockingOrder.forEach(partitionLog -> claims.add(claim(partitionLog))));
    return claims;
  }

  private Claim claim(PartitionLog partitionLog) {
    StoredOffset first = StoredOffset.unread(partitionLog).claimed(partitionLog);
    if (insert(partitionLog.partition(), first)) {
      log.info(
          "{} is new to group {}: read from its first offset",
          partitionLog.partition(),
          consumerGroup);
      return first.claimOf(partitionLog);
    }
    return claimAgain(partitionLog);
  }

  private Claim claimAgain(PartitionLog partitionLog) {
    Partition partition = partitionLog.partition();
    StoredOffset before = lock(partition);
    StoredOffset claimed = before.claimed(partitionLog);
    if (before.isOfAnotherTopicThan(partitionLog)) {
      log.error(
          "TOPIC RE-CREATED: {} of group {} was topic {} and is now topic {}; read from its first"
              + " offset. What the old topic held and this group had not read is gone.",
          partition,
          consumerGroup,
          before.topicId(),
          claimed.topicId());
    }
    update(partition, claimed);
    return claimed.claimOf(partitionLog);
  }

  /** Whether the group had no row of this partition. */
  private boolean insert(Partition partition, StoredOffset first) {
    return write(
        """
        INSERT INTO consumer_offsets
          (topic_id, epoch, next_offset, consumer_group, topic, partition)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
        partition,
        first);
  }

  private StoredOffset lock(Partition partition) {
    return jdbc.sql(
            """
            SELECT topic_id, epoch, next_offset FROM consumer_offsets
            WHERE consumer_group = ? AND topic = ? AND partition = ? FOR UPDATE""")
        .params(consumerGroup, partition.topic(), partition.number())
        .query(
            (row, _) ->
                new StoredOffset(
                    row.getObject("topic_id", UUID.class),
                    row.getLong("epoch"),
                    row.getLong("next_offset")))
        .single();
  }

  private void update(Partition partition, StoredOffset claimed) {
    if (!write(
        """
        UPDATE consumer_offsets SET topic_id = ?, epoch = ?, next_offset = ?
        WHERE consumer_group = ? AND topic = ? AND partition = ?""",
        partition,
        claimed)) {
      throw new IllegalStateException("the locked row of " + partition + " is gone");
    }
  }

  private boolean write(String sql, Partition partition, StoredOffset offset) {
    return jdbc.sql(sql)
            .params(
                offset.topicId(),
                offset.epoch(),
                offset.nextOffset(),
                consumerGroup,
                partition.topic(),
                partition.number())
            .update()
        == 1;
  }
}
