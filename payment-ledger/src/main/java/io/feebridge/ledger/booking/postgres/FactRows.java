package io.feebridge.ledger.booking.postgres;

import static io.feebridge.ledger.booking.postgres.Columns.BIGINTS;
import static io.feebridge.ledger.booking.postgres.Columns.BYTEAS;
import static io.feebridge.ledger.booking.postgres.Columns.JSONS;
import static io.feebridge.ledger.booking.postgres.Columns.TEXTS;
import static io.feebridge.ledger.booking.postgres.Columns.TIMES;
import static io.feebridge.ledger.booking.postgres.Columns.UUIDS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.booking.Kept;
import io.feebridge.ledger.booking.postgres.FactContent.StampRow;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
      RETURNING fact_id,
                (SELECT true FROM payments p WHERE p.payment_id = facts.payment_id) AS known
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

  /** Adds what is not there yet; tells which facts were new, and which payments exist. */
  Kept insert(List<Arrived> facts, Instant bookedAt) {
    List<Row> rows = facts.stream().map(Row::of).toList();
    Map<UUID, Arrived> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.id, row.arrived));
    List<Arrived> kept = new ArrayList<>();
    Set<PaymentKey> known = new HashSet<>();
    Columns.of(rows)
        .and(UUIDS, row -> HashedIds.of(row.fact().key()))
        .and(UUIDS, Row::id)
        .and(BIGINTS, row -> row.fact().stamp().epochMillis())
        .and(TIMES, row -> bookedAt)
        .and(TEXTS, row -> row.fact().event())
        .and(TEXTS, row -> row.fact().stamp().eventId())
        .and(BYTEAS, row -> HexFormat.of().parseHex(row.fact().stamp().bodyHash()))
        .and(JSONS, row -> FactContent.write(row.fact()))
        .query(jdbc, INSERT, (row, n) -> Map.entry(row.getObject(1, UUID.class), row.getBoolean(2)))
        .forEach(
            row -> {
              Arrived arrived = Objects.requireNonNull(byId.get(row.getKey()));
              kept.add(arrived);
              if (row.getValue()) {
                known.add(arrived.fact().key());
              }
            });
    return new Kept(kept, known);
  }

  private record Row(UUID id, Arrived arrived) {
    static Row of(Arrived arrived) {
      return new Row(HashedIds.of(arrived.fact()), arrived);
    }

    Fact fact() {
      return arrived.fact();
    }
  }

  Map<PaymentKey, List<Fact>> select(Collection<PaymentKey> keys) {
    Map<UUID, PaymentKey> byId = keys.stream().collect(toMap(HashedIds::of, key -> key));
    return Columns.of(List.copyOf(byId.keySet()))
        .and(UUIDS, id -> id)
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
