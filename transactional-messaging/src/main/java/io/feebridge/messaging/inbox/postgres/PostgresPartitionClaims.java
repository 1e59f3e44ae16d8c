package io.feebridge.messaging.inbox.postgres;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.claim.Claim;
import io.feebridge.messaging.inbox.claim.PartitionClaims;
import io.feebridge.messaging.inbox.claim.PartitionLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    Partition partition = partitionLog.partition();
    Optional<UUID> lifeBefore = lifeOf(partition);
    Claim claim = raiseEpoch(partitionLog);
    if (lifeBefore.isEmpty()) {
      log.info("{} is new to group {}: read from its first offset", partition, consumerGroup);
    } else if (!lifeBefore.get().equals(claim.topicId())) {
      log.error(
          "TOPIC RE-CREATED: {} of group {} was topic {} and is now topic {}; read from its first"
              + " offset. What the old topic held and this group had not read is gone.",
          partition,
          consumerGroup,
          lifeBefore.get(),
          claim.topicId());
    }
    return claim;
  }

  private Optional<UUID> lifeOf(Partition partition) {
    return jdbc.sql(
            """
            SELECT topic_id FROM consumer_offsets
            WHERE consumer_group = ? AND topic = ? AND partition = ? FOR UPDATE""")
        .params(consumerGroup, partition.topic(), partition.number())
        .query(UUID.class)
        .optional();
  }

  private Claim raiseEpoch(PartitionLog partitionLog) {
    Partition partition = partitionLog.partition();
    return jdbc.sql(
            """
            INSERT INTO consumer_offsets AS held
              (consumer_group, topic, partition, topic_id, next_offset, epoch)
            VALUES (?, ?, ?, ?, ?, 1)
            ON CONFLICT (consumer_group, topic, partition) DO UPDATE SET
              epoch = held.epoch + 1,
              topic_id = excluded.topic_id,
              next_offset = CASE WHEN held.topic_id = excluded.topic_id
                THEN held.next_offset ELSE excluded.next_offset END
            RETURNING epoch, next_offset""")
        .params(
            consumerGroup,
            partition.topic(),
            partition.number(),
            partitionLog.topicId(),
            partitionLog.firstOffset())
        .query(
            (row, _) ->
                new Claim(
                    partition,
                    partitionLog.topicId(),
                    row.getLong("epoch"),
                    row.getLong("next_offset")))
        .single();
  }
}
