package io.feebridge.messaging.inbox.postgres;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.batch.Batch.Range;
import io.feebridge.messaging.inbox.claim.Claim;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Moves stored offsets forward, for the holder of the newest claim alone. */
final class StoredOffsets {

  private static final String ADVANCE =
      """
      UPDATE consumer_offsets SET next_offset = ?
      WHERE consumer_group = ? AND topic = ? AND partition = ?
        AND epoch = ? AND topic_id = ? AND next_offset <= ?""";

  private final String consumerGroup;
  private final JdbcTemplate jdbc;

  StoredOffsets(String consumerGroup, JdbcTemplate jdbc) {
    this.consumerGroup = consumerGroup;
    this.jdbc = jdbc;
  }

  /**
   * Advances every partition, in locking order.
   *
   * @return false when at least one claim is void or its records are applied already; the
   *     transaction must then be undone
   */
  boolean advance(SortedMap<Partition, Range> ranges, Map<Partition, Claim> claims) {
    List<Object[]> rows =
        ranges.entrySet().stream()
            .map(range -> row(range.getKey(), range.getValue(), claims))
            .toList();
    return Arrays.stream(jdbc.batchUpdate(ADVANCE, rows)).allMatch(updated -> updated == 1);
  }

  private Object[] row(Partition partition, Range range, Map<Partition, Claim> claims) {
    Claim claim = claims.get(partition);
    if (claim == null) {
      throw new IllegalStateException("records of " + partition + " were read without a claim");
    }
    return new Object[] {
      range.next(),
      consumerGroup,
      partition.topic(),
      partition.number(),
      claim.epoch(),
      claim.topicId(),
      range.first()
    };
  }
}
