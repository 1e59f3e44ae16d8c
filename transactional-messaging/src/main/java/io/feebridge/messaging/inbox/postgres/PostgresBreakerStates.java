package io.feebridge.messaging.inbox.postgres;

import io.feebridge.messaging.inbox.breaker.BreakerMode;
import io.feebridge.messaging.inbox.breaker.BreakerState;
import io.feebridge.messaging.inbox.breaker.BreakerStates;
import io.feebridge.messaging.inbox.breaker.Trip;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The row of one group and version in {@code consumer_breakers}. */
public final class PostgresBreakerStates implements BreakerStates {

  private final JdbcClient jdbc;
  private final String group;
  private final String version;
  private final Clock clock;

  public PostgresBreakerStates(DataSource dataSource, String group, String version, Clock clock) {
    this.jdbc = JdbcClient.create(dataSource);
    this.group = group;
    this.version = version;
    this.clock = clock;
  }

  @Override
  public BreakerState read() {
    return jdbc.sql(
            "SELECT mode, revision FROM consumer_breakers WHERE consumer_group = ? AND version = ?")
        .params(group, version)
        .query(
            (row, _) ->
                new BreakerState(
                    BreakerMode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                    row.getLong("revision")))
        .optional()
        .orElse(BreakerState.FIRST);
  }

  @Override
  public BreakerState open(Trip trip, BreakerState seen) {
    jdbc.sql(
            """
            WITH opened AS (
              INSERT INTO consumer_breakers AS b (consumer_group, version, mode, revision, changed_at)
              VALUES (:group, :version, 'open', 1, :now)
              ON CONFLICT (consumer_group, version) DO UPDATE
              SET mode = 'open', revision = b.revision + 1, changed_at = :now
              WHERE b.mode = 'closed' AND b.revision = :seen
              RETURNING 1
            )
            INSERT INTO breaker_acts (consumer_group, version, act, acted_at, reason)
            SELECT :group, :version, 'opened', :now, :reason FROM opened""")
        .param("group", group)
        .param("version", version)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("seen", seen.revision())
        .param("reason", trip.toString())
        .update();
    return read();
  }
}
