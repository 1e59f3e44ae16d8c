package io.feebridge.messaging.inbox.postgres;

import io.feebridge.messaging.inbox.breaker.BreakerMode;
import io.feebridge.messaging.inbox.breaker.Breakers;
import io.feebridge.messaging.inbox.breaker.StandingBreaker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Breakers in {@code consumer_breakers}; each change and its act are one statement. */
public final class PostgresBreakers implements Breakers {

  private static final String SELECT =
      """
      SELECT b.*, a.acted_by, a.reason FROM consumer_breakers b
      LEFT JOIN LATERAL (
        SELECT acted_by, reason FROM breaker_acts a
        WHERE a.consumer_group = b.consumer_group AND a.version = b.version
        ORDER BY a.id DESC LIMIT 1
      ) a ON true
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  public PostgresBreakers(DataSource dataSource, Clock clock) {
    this.jdbc = JdbcClient.create(dataSource);
    this.clock = clock;
  }

  @Override
  public List<StandingBreaker> all() {
    return jdbc.sql(SELECT + "ORDER BY b.consumer_group, b.version")
        .query(PostgresBreakers::read)
        .list();
  }

  @Override
  public Optional<StandingBreaker> find(String group, String version) {
    return jdbc.sql(SELECT + "WHERE b.consumer_group = ? AND b.version = ?")
        .params(group, version)
        .query(PostgresBreakers::read)
        .optional();
  }

  @Override
  public boolean close(String group, String version, String by, String reason) {
    int closed =
        jdbc.sql(
                """
                WITH closed AS (
                  UPDATE consumer_breakers SET mode = 'closed', allowance = NULL,
                    revision = revision + 1, changed_at = :now
                  WHERE consumer_group = :group AND version = :version AND mode <> 'closed'
                  RETURNING 1
                )
                INSERT INTO breaker_acts (consumer_group, version, act, acted_by, acted_at, reason)
                SELECT :group, :version, 'closed', :by, :now, :reason FROM closed""")
            .param("group", group)
            .param("version", version)
            .param("by", by)
            .param("now", now())
            .param("reason", reason)
            .update();
    return closed == 1;
  }

  @Override
  public void allow(String group, String version, OptionalLong records, String by, String reason) {
    jdbc.sql(
            """
            WITH allowed AS (
              INSERT INTO consumer_breakers AS b
                (consumer_group, version, mode, allowance, revision, changed_at)
              VALUES (:group, :version, 'allowing', :records, 1, :now)
              ON CONFLICT (consumer_group, version) DO UPDATE
              SET mode = 'allowing', allowance = :records, revision = b.revision + 1,
                changed_at = :now
              RETURNING 1
            )
            INSERT INTO breaker_acts (consumer_group, version, act, acted_by, acted_at, reason)
            SELECT :group, :version, 'allowed', :by, :now, :reason FROM allowed""")
        .param("group", group)
        .param("version", version)
        .param("records", records.isPresent() ? records.getAsLong() : null, Types.BIGINT)
        .param("by", by)
        .param("now", now())
        .param("reason", reason)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static StandingBreaker read(ResultSet row, int number) throws SQLException {
    return new StandingBreaker(
        row.getString("consumer_group"),
        row.getString("version"),
        BreakerMode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
        row.getObject("allowance", Long.class),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getString("acted_by"),
        row.getString("reason"));
  }
}
