package io.feebridge.messaging.deadletter.postgres;

import io.feebridge.messaging.deadletter.QuarantineAct;
import io.feebridge.messaging.deadletter.QuarantineAct.Kind;
import io.feebridge.messaging.inbox.ReasonCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code quarantine_acts}. */
final class ActRows {

  private final JdbcTemplate jdbc;
  private final Clock clock;

  ActRows(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds an act. Waits for another transaction that settles the same record.
   *
   * @return false when the act would settle a record that is settled already
   */
  boolean add(long recordId, Kind kind, @Nullable ReasonCode refusal, String by, String reason) {
    return jdbc.update(
            """
            INSERT INTO quarantine_acts (record_id, act, refusal, acted_by, acted_at, reason)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (record_id) WHERE act <> 'redrive_refused' DO NOTHING""",
            recordId,
            kind.name().toLowerCase(Locale.ROOT),
            refusal == null ? null : refusal.value(),
            by,
            clock.instant().atOffset(ZoneOffset.UTC),
            reason)
        == 1;
  }

  boolean isSettled(long recordId) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "SELECT EXISTS (SELECT FROM quarantine_acts WHERE record_id = ?"
                + " AND act <> 'redrive_refused')",
            Boolean.class,
            recordId));
  }

  Map<Long, List<QuarantineAct>> of(List<Long> recordIds) {
    Map<Long, List<QuarantineAct>> acts = new HashMap<>();
    jdbc.query(
        "SELECT * FROM quarantine_acts WHERE record_id = ANY (?) ORDER BY id",
        statement ->
            statement.setArray(
                1, statement.getConnection().createArrayOf("bigint", recordIds.toArray())),
        row -> {
          acts.computeIfAbsent(row.getLong("record_id"), _ -> new ArrayList<>()).add(read(row));
        });
    return acts;
  }

  private static QuarantineAct read(ResultSet row) throws SQLException {
    String refusal = row.getString("refusal");
    return new QuarantineAct(
        Kind.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
        refusal == null ? null : new ReasonCode(refusal),
        row.getString("acted_by"),
        row.getObject("acted_at", OffsetDateTime.class).toInstant(),
        row.getString("reason"));
  }
}
