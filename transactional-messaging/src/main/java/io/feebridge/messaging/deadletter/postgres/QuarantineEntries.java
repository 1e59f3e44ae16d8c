package io.feebridge.messaging.deadletter.postgres;

import io.feebridge.messaging.deadletter.QuarantineAct;
import io.feebridge.messaging.deadletter.QuarantineEntry;
import io.feebridge.messaging.deadletter.QuarantineFilter;
import io.feebridge.messaging.deadletter.QuarantineState;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.ReasonCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Lists the quarantine without its bytes: a page of them could be larger than the memory. */
final class QuarantineEntries {

  /** What settles the record {@code q}; see the unique index of the table. */
  static final String SETTLING =
      "FROM quarantine_acts a WHERE a.record_id = q.id AND a.act <> 'redrive_refused'";

  private static final String SELECT =
      """
      SELECT q.id, q.consumer_group, q.topic, q.topic_id, q.partition, q.record_offset,
        q.recorded_at, octet_length(q.key) AS key_bytes, octet_length(q.value) AS value_bytes,
        q.reason_code, q.subject, q.quarantined_at, d.state AS letter
      FROM quarantined_records q JOIN dead_letters d ON d.record_id = q.id
      """;

  private static final String FILTER =
      """
      WHERE (:reason::text IS NULL OR q.reason_code = :reason)
        AND (:subject::text IS NULL OR q.subject = :subject)
        AND (:topic::text IS NULL OR q.topic = :topic)
        AND (:state::text IS NULL OR coalesce((SELECT a.act %s), 'waiting') = :state)
      """
          .formatted(SETTLING);

  private final JdbcClient jdbc;
  private final ActRows acts;

  QuarantineEntries(JdbcTemplate jdbc, ActRows acts) {
    this.jdbc = JdbcClient.create(jdbc);
    this.acts = acts;
  }

  Optional<QuarantineEntry> find(long id) {
    Map<Long, List<QuarantineAct>> done = acts.of(List.of(id));
    return jdbc.sql(SELECT + "WHERE q.id = ?")
        .param(id)
        .query((row, _) -> read(row, done))
        .optional();
  }

  List<QuarantineEntry> page(QuarantineFilter filter, long afterId, int limit) {
    List<Long> ids =
        filtered(
                "SELECT q.id FROM quarantined_records q "
                    + FILTER
                    + " AND q.id > :after ORDER BY q.id LIMIT :limit",
                filter)
            .param("after", afterId)
            .param("limit", limit)
            .query((row, _) -> row.getLong("id"))
            .list();
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, List<QuarantineAct>> done = acts.of(ids);
    return jdbc.sql(SELECT + "WHERE q.id IN (:ids) ORDER BY q.id")
        .param("ids", ids)
        .query((row, _) -> read(row, done))
        .list();
  }

  long count(QuarantineFilter filter) {
    return filtered("SELECT count(*) FROM quarantined_records q " + FILTER, filter)
        .query(Long.class)
        .single();
  }

  private StatementSpec filtered(String sql, QuarantineFilter filter) {
    Optional<String> state =
        filter.state().map(QuarantineState::name).map(name -> name.toLowerCase(Locale.ROOT));
    return jdbc.sql(sql)
        .param("reason", filter.reason().orElse(null))
        .param("subject", filter.subject().orElse(null))
        .param("topic", filter.topic().orElse(null))
        .param("state", state.orElse(null));
  }

  private static QuarantineEntry read(ResultSet row, Map<Long, List<QuarantineAct>> done)
      throws SQLException {
    return new QuarantineEntry(
        row.getLong("id"),
        row.getString("consumer_group"),
        row.getObject("topic_id", UUID.class),
        new Partition(row.getString("topic"), row.getInt("partition")),
        row.getLong("record_offset"),
        instant(row, "recorded_at"),
        row.getObject("key_bytes", Integer.class),
        row.getObject("value_bytes", Integer.class),
        new ReasonCode(row.getString("reason_code")),
        row.getString("subject"),
        instant(row, "quarantined_at"),
        row.getString("letter"),
        done.getOrDefault(row.getLong("id"), List.of()));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
