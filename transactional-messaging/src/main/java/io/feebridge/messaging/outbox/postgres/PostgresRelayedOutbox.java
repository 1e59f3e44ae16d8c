package io.feebridge.messaging.outbox.postgres;

import io.feebridge.messaging.outbox.relay.Lag;
import io.feebridge.messaging.outbox.relay.Lease;
import io.feebridge.messaging.outbox.relay.PendingMessage;
import io.feebridge.messaging.outbox.relay.RefusedMessage;
import io.feebridge.messaging.outbox.relay.RelayedOutbox;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox of one schema, for one relay's thread. */
public final class PostgresRelayedOutbox implements RelayedOutbox {

  private static final int TRANSACTION_TIMEOUT_S = 30;

  private final RelayReading reading;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Clock clock;
  private @Nullable SettledIds settled;

  public PostgresRelayedOutbox(DataSource dataSource, RelayReading reading, Clock clock) {
    this.reading = reading;
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.transaction.setTimeout(TRANSACTION_TIMEOUT_S);
    this.clock = clock;
  }

  /** Writes only when less than half of the lease is left. */
  @Override
  public Optional<Lease> take() {
    Optional<Lease> held =
        jdbc.sql(
                """
                SELECT epoch, last_id FROM relay_positions
                WHERE held_by = ? AND held_until > clock_timestamp() + ? * interval '1 ms'""")
            .params(reading.holder(), reading.lease().toMillis() / 2)
            .query(Lease.class)
            .optional();
    return held.isPresent() ? held : write(this::takeAnew);
  }

  private Optional<Lease> takeAnew() {
    return jdbc.sql(
            """
            UPDATE relay_positions SET
              epoch = CASE WHEN held_by = :me THEN epoch ELSE epoch + 1 END,
              held_by = :me,
              held_until = clock_timestamp() + :lease * interval '1 ms'
            WHERE held_by IS NULL OR held_by = :me OR held_until <= clock_timestamp()
            RETURNING epoch, last_id""")
        .param("me", reading.holder())
        .param("lease", reading.lease().toMillis())
        .query(Lease.class)
        .optional();
  }

  @Override
  public void release() {
    write(
        () ->
            jdbc.sql(
                    "UPDATE relay_positions SET held_by = NULL, held_until = '-infinity'"
                        + " WHERE held_by = ?")
                .param(reading.holder())
                .update());
  }

  @Override
  public List<PendingMessage> after(long lastId) {
    SettledIds ids = settled;
    if (ids == null || !ids.covers(lastId)) {
      ids = witnessed(lastId);
      settled = ids;
    }
    return ids == null ? List.of() : read(lastId, ids);
  }

  /** Two statements: the witness must be drawn after the ids were seen. */
  private @Nullable SettledIds witnessed(long lastId) {
    Long upTo =
        jdbc.sql("SELECT max(id) AS id FROM outbox_messages WHERE id > ?")
            .param(lastId)
            .query((row, _) -> row.getObject("id", Long.class))
            .optional()
            .orElse(null);
    if (upTo == null) {
      return null;
    }
    String witness =
        write(() -> jdbc.sql("SELECT pg_current_xact_id()::text").query(String.class).single());
    return new SettledIds(lastId, upTo, witness);
  }

  /** One snapshot says that all of them are settled and shows them. */
  private List<PendingMessage> read(long lastId, SettledIds ids) {
    return jdbc.sql(
            """
            SELECT id, topic, key, value, headers FROM (
              SELECT *, sum(coalesce(octet_length(value), 0)) OVER (ORDER BY id)
                - coalesce(octet_length(value), 0) AS bytes_before
              FROM (SELECT * FROM outbox_messages WHERE id > ? AND id <= ? ORDER BY id LIMIT ?) m
            ) sized
            WHERE bytes_before < ? AND pg_snapshot_xmin(pg_current_snapshot()) > ?::xid8
            ORDER BY id""")
        .params(lastId, ids.upTo(), reading.maxMessages(), reading.maxBytes(), ids.witness())
        .query(PendingRows::read)
        .list();
  }

  @Override
  public boolean mark(Lease lease, long lastId, List<RefusedMessage> refused) {
    return write(
        () -> {
          int marked =
              jdbc.sql("UPDATE relay_positions SET last_id = ? WHERE epoch = ? AND last_id = ?")
                  .params(lastId, lease.epoch(), lease.lastId())
                  .update();
          if (marked == 1) {
            refused.forEach(this::setAside);
          }
          return marked == 1;
        });
  }

  private void setAside(RefusedMessage refused) {
    jdbc.sql(
            """
            INSERT INTO refused_messages
              (outbox_id, topic, key, value, headers, created_at, reason, refused_at)
            SELECT id, topic, key, value, headers, created_at, ?, ? FROM outbox_messages
            WHERE id = ? ON CONFLICT (outbox_id) DO NOTHING""")
        .params(refused.reason().value(), utc(clock.instant()), refused.id())
        .update();
  }

  @Override
  public Lag lag() {
    return jdbc.sql(
            """
            SELECT (SELECT count(*) FROM (
                SELECT 1 FROM outbox_messages WHERE id > last_id LIMIT 1000000) behind) AS messages,
              (SELECT created_at FROM outbox_messages WHERE id > last_id ORDER BY id LIMIT 1) AS oldest
            FROM relay_positions""")
        .query(PendingRows::readLag)
        .single();
  }

  @Override
  public int deletePublished(Instant createdBefore, int atMost) {
    return write(
        () ->
            jdbc.sql("SELECT delete_published_messages(?, ?)")
                .params(utc(createdBefore), atMost)
                .query(Integer.class)
                .single());
  }

  private <R> R write(Supplier<R> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
