package io.feebridge.ledger.booking.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.feebridge.ledger.booking.postgres.FactContent.StampRow;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** The table {@code facts}. */
final class FactRows {

  private static final String INSERT =
      """
      INSERT INTO facts
             (payment_id, fact_id, occurred_ms, booked_at, event, event_id, body_hash, content)
      SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS row (payment_id, fact_id)
       ORDER BY payment_id, fact_id
      ON CONFLICT DO NOTHING
      RETURNING payment_id
      """;

  private static final String SELECT =
      """
      SELECT payment_id, occurred_ms, event, event_id, body_hash, content
        FROM facts WHERE payment_id = ANY (?)
      """;

  private final JdbcOperations jdbc;

  FactRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds what is not there yet; tells how many were new, by payment. */
  Map<PaymentKey, Integer> insert(List<? extends Fact> facts, Instant bookedAt) {
    Map<UUID, PaymentKey> keys = new HashMap<>();
    facts.forEach(fact -> keys.put(HashedIds.of(fact.key()), fact.key()));
    Map<PaymentKey, Integer> kept = new HashMap<>();
    Columns.<Fact>of(List.copyOf(facts))
        .and("uuid", UUID.class, fact -> HashedIds.of(fact.key()))
        .and("uuid", UUID.class, HashedIds::of)
        .and("bigint", Long.class, fact -> fact.stamp().epochMillis())
        .and("timestamptz", String.class, fact -> bookedAt.toString())
        .and("text", String.class, Fact::event)
        .and("text", String.class, fact -> fact.stamp().eventId())
        .and("bytea", byte[].class, fact -> HexFormat.of().parseHex(fact.stamp().bodyHash()))
        .and("jsonb", String.class, FactContent::write)
        .query(jdbc, INSERT, (row, n) -> row.getObject(1, UUID.class))
        .forEach(id -> kept.merge(Objects.requireNonNull(keys.get(id)), 1, Integer::sum));
    return kept;
  }

  Map<PaymentKey, List<Fact>> select(Collection<PaymentKey> keys) {
    Map<UUID, PaymentKey> byId = keys.stream().collect(toMap(HashedIds::of, key -> key));
    return Columns.of(List.copyOf(byId.keySet()))
        .and("uuid", UUID.class, id -> id)
        .query(jdbc, SELECT, (row, n) -> fact(row, byId))
        .stream()
        .collect(groupingBy(Fact::key));
  }

  private static Fact fact(ResultSet row, Map<UUID, PaymentKey> keys) throws SQLException {
    PaymentKey key = Objects.requireNonNull(keys.get(row.getObject(1, UUID.class)));
    StampRow stamp =
        new StampRow(row.getLong(2), row.getString(4), HexFormat.of().formatHex(row.getBytes(5)));
    return FactContent.read(row.getString(6), key, row.getString(3), stamp);
  }
}
