package io.feebridge.messaging.inbox.postgres;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.claim.Advance;
import io.feebridge.messaging.inbox.claim.ConsumerOffsets;
import io.feebridge.messaging.inbox.claim.StoredOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stored offsets in {@code consumer_offsets}. */
public final class PostgresConsumerOffsets implements ConsumerOffsets {

  /** Its condition is {@link StoredOffset#admits}, judged under the row's lock. */
  private static final String ADVANCE =
      """
      UPDATE consumer_offsets SET next_offset = ?
      WHERE consumer_group = ? AND topic = ? AND partition = ?
        AND epoch = ? AND topic_id = ? AND next_offset <= ?""";

  private final String consumerGroup;
  private final JdbcTemplate jdbc;

  public PostgresConsumerOffsets(String consumerGroup, JdbcTemplate jdbc) {
    this.consumerGroup = consumerGroup;
    this.jdbc = jdbc;
  }

  @Override
  public boolean advance(List<Advance> advances) {
    List<Object[]> rows = advances.stream().map(this::row).toList();
    return Arrays.stream(jdbc.batchUpdate(ADVANCE, rows)).allMatch(updated -> updated == 1);
  }

  private Object[] row(Advance advance) {
    Partition partition = advance.claim().partition();
    return new Object[] {
      advance.next(),
      consumerGroup,
      partition.topic(),
      partition.number(),
      advance.claim().epoch(),
      advance.claim().topicId(),
      advance.first()
    };
  }
}
