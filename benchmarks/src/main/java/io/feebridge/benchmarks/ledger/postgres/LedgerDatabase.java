package io.feebridge.benchmarks.ledger.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The ledger's tables, read and held still by the superuser of the benchmark's own server. */
public final class LedgerDatabase implements AutoCloseable {

  private static final long LOOK_EACH_NS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final String READ =
      "SELECT coalesce(sum(next_offset), 0) FROM payment_ledger.consumer_offsets"
          + " WHERE topic = 'jodo.payments.v1'";

  private static final String UNPUBLISHED =
      "SELECT coalesce((SELECT max(id) FROM payment_ledger.outbox_messages), 0)"
          + " - last_id FROM payment_ledger.relay_positions";

  private static final String INSERTED =
      "SELECT coalesce(sum(n_tup_ins), 0) FROM pg_stat_user_tables"
          + " WHERE schemaname = 'payment_ledger'";

  private static final String SIZE =
      "SELECT coalesce(sum(pg_total_relation_size(relid)), 0) FROM pg_stat_user_tables"
          + " WHERE schemaname = 'payment_ledger' AND ";

  private final Connection connection;
  private final Connection holding;

  /**
   * @param connection for questions, in auto-commit mode
   * @param holding for {@link #hold}
   */
  public LedgerDatabase(Connection connection, Connection holding) throws SQLException {
    this.connection = connection;
    this.holding = holding;
    holding.setAutoCommit(false);
  }

  /** Lets no transaction of the ledger commit until {@link #letGo}; for at most half a minute. */
  public void hold() throws SQLException {
    try (Statement statement = holding.createStatement()) {
      statement.execute("LOCK TABLE payment_ledger.consumer_offsets IN EXCLUSIVE MODE");
    }
  }

  public void letGo() throws SQLException {
    holding.commit();
  }

  /**
   * Waits until the ledger has booked that many records.
   *
   * @throws IllegalStateException after ten minutes
   */
  public void awaitRead(long records) throws SQLException {
    await(READ, read -> read >= records);
  }

  /** Waits until everything in the outbox is published. */
  public void awaitPublished() throws SQLException {
    await(UNPUBLISHED, missing -> missing <= 0);
  }

  private void await(String question, java.util.function.LongPredicate enough) throws SQLException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (!enough.test(number(question))) {
      if (System.nanoTime() > limit) {
        throw new IllegalStateException("the ledger has stopped: " + number(question));
      }
      LockSupport.parkNanos(LOOK_EACH_NS);
    }
  }

  /**
   * Rows inserted so far. A backend tells them once a second, and ten seconds after its last work.
   */
  public long inserted() throws SQLException {
    return number(INSERTED);
  }

  /** Tables and indexes but the outbox, in bytes. */
  public long size() throws SQLException {
    return number(SIZE + "relname <> 'outbox_messages'");
  }

  /** The outbox with its indexes, in bytes. */
  public long outboxSize() throws SQLException {
    return number(SIZE + "relname = 'outbox_messages'");
  }

  private long number(String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    @Nullable SQLException failed = null;
    for (Connection each : java.util.List.of(connection, holding)) {
      try {
        each.close();
      } catch (SQLException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
