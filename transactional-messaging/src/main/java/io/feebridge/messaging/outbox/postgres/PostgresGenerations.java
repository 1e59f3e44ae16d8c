package io.feebridge.messaging.outbox.postgres;

import io.feebridge.messaging.outbox.Generations;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reads {@code outbox_generations} under a lock that its raising waits for. */
public final class PostgresGenerations implements Generations {

  private final DataSource dataSource;
  private final JdbcClient jdbc;

  /**
   * The generations of the data source's schema.
   *
   * @param dataSource the one that the writer's transactions run on, read committed
   */
  public PostgresGenerations(DataSource dataSource) {
    this.dataSource = dataSource;
    this.jdbc = JdbcClient.create(dataSource);
  }

  /** Two statements: the row must be read by a snapshot younger than the lock. */
  @Override
  public long current() {
    if (!TransactionSynchronizationManager.hasResource(dataSource)) {
      throw new IllegalStateException("a generation holds for a transaction");
    }
    jdbc.sql("SELECT pg_advisory_xact_lock_shared('outbox_generations'::regclass::oid::bigint)")
        .query(row -> {});
    return jdbc.sql("SELECT generation FROM outbox_generations").query(Long.class).single();
  }
}
