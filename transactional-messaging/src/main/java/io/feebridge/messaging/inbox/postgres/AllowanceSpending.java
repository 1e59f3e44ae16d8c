package io.feebridge.messaging.inbox.postgres;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.batch.SetAsideRecords;
import io.feebridge.messaging.inbox.breaker.BreakerSettings;
import io.feebridge.messaging.inbox.claim.Claim;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes what is set aside from the allowance of an allowing breaker, in the same transaction: an
 * allowance is spent exactly, whatever is rolled back. Elsewhere it finds no row and writes
 * nothing.
 */
public final class AllowanceSpending implements SetAsideRecords {

  private final SetAsideRecords quarantine;
  private final JdbcClient jdbc;
  private final BreakerSettings breaker;
  private final Clock clock;

  public AllowanceSpending(
      SetAsideRecords quarantine, DataSource dataSource, BreakerSettings breaker, Clock clock) {
    this.quarantine = quarantine;
    this.jdbc = JdbcClient.create(dataSource);
    this.breaker = breaker;
    this.clock = clock;
  }

  @Override
  public void keep(
      String consumerGroup, List<SetAsideRecord> records, Map<Partition, Claim> claims) {
    quarantine.keep(consumerGroup, records, claims);
    long counted = records.stream().filter(breaker::counts).count();
    if (counted > 0) {
      spend(consumerGroup, counted);
    }
  }

  private void spend(String group, long records) {
    jdbc.sql(
            """
            WITH spent AS (
              UPDATE consumer_breakers SET
                allowance = CASE WHEN allowance > :records THEN allowance - :records END,
                mode = CASE WHEN allowance > :records THEN mode ELSE 'closed' END,
                revision = CASE WHEN allowance > :records THEN revision ELSE revision + 1 END,
                changed_at = CASE WHEN allowance > :records THEN changed_at ELSE :now END
              WHERE consumer_group = :group AND version = :version
                AND mode = 'allowing' AND allowance IS NOT NULL
              RETURNING mode
            )
            INSERT INTO breaker_acts (consumer_group, version, act, acted_at, reason)
            SELECT :group, :version, 'allowance_spent', :now, 'the allowance is spent' FROM spent
            WHERE mode = 'closed'""")
        .param("records", records, Types.BIGINT)
        .param("group", group)
        .param("version", breaker.version())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
