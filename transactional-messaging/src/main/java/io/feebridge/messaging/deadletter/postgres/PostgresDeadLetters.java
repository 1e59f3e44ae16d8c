package io.feebridge.messaging.deadletter.postgres;

import io.feebridge.messaging.deadletter.publishing.Backlog;
import io.feebridge.messaging.deadletter.publishing.DeadLetter;
import io.feebridge.messaging.deadletter.publishing.DeadLetters;
import io.feebridge.messaging.inbox.ReasonCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code dead_letters}. Each statement is a transaction of its own. */
public final class PostgresDeadLetters implements DeadLetters {

  private final JdbcClient jdbc;
  private final Duration lease;

  /**
   * @param lease longer than a publication takes; a shorter one only publishes twice
   */
  public PostgresDeadLetters(DataSource dataSource, Duration lease) {
    this.jdbc = JdbcClient.create(dataSource);
    this.lease = lease;
  }

  @Override
  public List<DeadLetter> claim(int atMost) {
    return jdbc.sql(
            """
            WITH due AS (
              SELECT record_id FROM dead_letters
              WHERE state = 'waiting' AND due_at <= clock_timestamp()
              ORDER BY record_id LIMIT ? FOR UPDATE SKIP LOCKED
            ), claimed AS (
              UPDATE dead_letters d
              SET attempts = d.attempts + 1, due_at = clock_timestamp() + ? * interval '1 ms'
              FROM due WHERE d.record_id = due.record_id
              RETURNING d.record_id, d.attempts
            )
            SELECT q.*, c.attempts FROM claimed c JOIN quarantined_records q ON q.id = c.record_id
            ORDER BY q.id""")
        .params(atMost, lease.toMillis())
        .query(
            (row, number) ->
                new DeadLetter(QuarantineRows.read(row, number), row.getInt("attempts")))
        .list();
  }

  @Override
  public void published(List<Long> ids) {
    if (!ids.isEmpty()) {
      jdbc.sql(
              """
              UPDATE dead_letters SET state = 'published', settled_at = clock_timestamp()
              WHERE state = 'waiting' AND record_id IN (:ids)""")
          .param("ids", ids)
          .update();
    }
  }

  @Override
  public void refused(long id, ReasonCode reason) {
    jdbc.sql(
            """
            UPDATE dead_letters SET state = 'refused', refusal = ?, settled_at = clock_timestamp()
            WHERE state = 'waiting' AND record_id = ?""")
        .params(reason.value(), id)
        .update();
  }

  @Override
  public void postpone(long id, Duration pause) {
    jdbc.sql(
            """
            UPDATE dead_letters SET due_at = clock_timestamp() + ? * interval '1 ms'
            WHERE state = 'waiting' AND record_id = ?""")
        .params(pause.toMillis(), id)
        .update();
  }

  @Override
  public Backlog backlog() {
    return jdbc.sql(
            """
            SELECT (SELECT count(*) FROM dead_letters WHERE state = 'waiting') AS waiting,
              (SELECT q.quarantined_at FROM dead_letters d
                JOIN quarantined_records q ON q.id = d.record_id
                WHERE d.state = 'waiting' ORDER BY d.record_id LIMIT 1) AS oldest,
              (SELECT count(*) FROM dead_letters WHERE state = 'refused') AS refused""")
        .query(PostgresDeadLetters::read)
        .single();
  }

  private static Backlog read(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
    @Nullable Instant since = oldest == null ? null : oldest.toInstant();
    return new Backlog(row.getLong("waiting"), since, row.getLong("refused"));
  }
}
