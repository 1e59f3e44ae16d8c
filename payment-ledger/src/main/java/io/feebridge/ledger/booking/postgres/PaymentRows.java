package io.feebridge.ledger.booking.postgres;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.booking.Change;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.position.PaymentState;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.PositionHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The table {@code payments}. Rows are inserted, locked and updated in the order of their ids. */
public final class PaymentRows {

  private static final String INSERT =
      """
      INSERT INTO payments (payment_id, collector, family, id)
      SELECT * FROM unnest(?, ?, ?, ?) AS row (payment_id, collector, family, id)
       ORDER BY payment_id
      ON CONFLICT DO NOTHING
      """;

  /** The columns of a payment, in the order in which {@link #payment} reads them. */
  private static final String SELECT =
      """
      SELECT collector, family, id, version, entries, state,
             payer_student, payer_identifier, payer_year, posted, cases
        FROM payments WHERE payment_id = ANY (?) ORDER BY payment_id
      """;

  private static final String LOCK = SELECT + " FOR UPDATE";

  private static final String UPDATE =
      """
      UPDATE payments p
         SET version = c.version, entries = c.entries, state = c.state,
             payer_student = c.payer_student, payer_identifier = c.payer_identifier,
             payer_year = c.payer_year, position_hash = c.position_hash,
             posted = c.posted, cases = c.cases
        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             AS c (payment_id, version, entries, state, payer_student, payer_identifier,
                   payer_year, position_hash, posted, cases)
       WHERE p.payment_id = c.payment_id AND p.version = c.version - 1
      """;

  private final JdbcOperations jdbc;

  public PaymentRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Collection<PaymentKey> keys) {
    Columns.of(List.copyOf(keys))
        .and("uuid", UUID.class, HashedIds::of)
        .and("text", String.class, PaymentKey::collector)
        .and("text", String.class, key -> key.family().word())
        .and("text", String.class, PaymentKey::id)
        .update(jdbc, INSERT);
  }

  List<BookedPayment> lock(Collection<PaymentKey> keys) {
    return select(keys, LOCK);
  }

  /** The payment as it was committed last; empty when no report ever named it. */
  public Optional<BookedPayment> find(PaymentKey key) {
    return select(List.of(key), SELECT).stream().findFirst();
  }

  private List<BookedPayment> select(Collection<PaymentKey> keys, String sql) {
    return Columns.of(List.copyOf(keys))
        .and("uuid", UUID.class, HashedIds::of)
        .query(jdbc, sql, (row, n) -> payment(row));
  }

  void update(List<Change> changes) {
    List<BookedPayment> payments = changes.stream().map(Change::payment).toList();
    int updated =
        Columns.of(payments)
            .and("uuid", UUID.class, p -> HashedIds.of(p.key()))
            .and("bigint", Long.class, BookedPayment::version)
            .and("integer", Integer.class, BookedPayment::entries)
            .and("text", String.class, p -> p.position().state().word())
            .and("text", String.class, payer(Student::jodoStudentId))
            .and("text", String.class, payer(Student::identifier))
            .and("integer", Integer.class, payer(Student::academicYear))
            .and("bytea", byte[].class, p -> hash(p.position()))
            .and("jsonb", String.class, p -> PostedJson.write(p.position().movements()))
            .and("jsonb", String.class, p -> CasesJson.write(p.position().cases()))
            .update(jdbc, UPDATE);
    if (updated != payments.size()) {
      throw new IllegalStateException(
          "%d of %d payments changed under their lock"
              .formatted(payments.size() - updated, payments.size()));
    }
  }

  private static BookedPayment payment(ResultSet row) throws SQLException {
    String collector = row.getString(1);
    PaymentKey key =
        new PaymentKey(collector, Family.named(row.getString(2)).orElseThrow(), row.getString(3));
    Position position =
        new Position(
            PaymentState.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
            student(row),
            PostedJson.read(row.getString(10), collector),
            CasesJson.read(row.getString(11)),
            Instant.EPOCH);
    return new BookedPayment(key, row.getLong(4), row.getInt(5), position);
  }

  private static @Nullable Student student(ResultSet row) throws SQLException {
    String jodo = row.getString(7);
    String identifier = row.getString(8);
    Integer year = row.getObject(9, Integer.class);
    return jodo == null && identifier == null && year == null
        ? null
        : new Student(jodo, identifier, year);
  }

  private static <V> Function<BookedPayment, @Nullable V> payer(
      Function<Student, @Nullable V> field) {
    return payment -> {
      Student payer = payment.position().payer();
      return payer == null ? null : field.apply(payer);
    };
  }

  private static byte[] hash(Position position) {
    return HexFormat.of().parseHex(PositionHash.of(position));
  }
}
