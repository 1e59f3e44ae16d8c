package io.feebridge.ledger.booking.postgres;

import static io.feebridge.ledger.booking.postgres.Columns.BIGINTS;
import static io.feebridge.ledger.booking.postgres.Columns.BYTEAS;
import static io.feebridge.ledger.booking.postgres.Columns.INTEGERS;
import static io.feebridge.ledger.booking.postgres.Columns.JSONS;
import static io.feebridge.ledger.booking.postgres.Columns.TEXTS;
import static io.feebridge.ledger.booking.postgres.Columns.TIMES;
import static io.feebridge.ledger.booking.postgres.Columns.UUIDS;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.position.PaymentState;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.PositionHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The table {@code payments}. Rows are inserted and locked in the order of their ids. */
public final class PaymentRows {

  /**
   * In one order of ids, each row is inserted or, where it exists, locked: an update whose
   * condition never holds still takes the lock. The columns stand in the order of {@link #columns}.
   */
  private static final String OPEN =
      """
      INSERT INTO payments
             (payment_id, version, entries, state, payer_student, payer_identifier, payer_year,
              position_hash, posted, cases, booked_at, collector, family, id)
      SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS row (payment_id)
       ORDER BY payment_id
      ON CONFLICT (payment_id) DO UPDATE SET version = payments.version WHERE false
      RETURNING payment_id
      """;

  /** The columns of a payment, in the order in which {@link #payment} reads them. */
  public static final String COLUMNS =
      "collector, family, id, version, entries, state, payer_student, payer_identifier, payer_year,"
          + " posted, cases, booked_at";

  private static final String SELECT =
      "SELECT " + COLUMNS + " FROM payments WHERE payment_id = ANY (?)";

  private static final String UPDATE =
      """
      UPDATE payments p
         SET version = c.version, entries = c.entries, state = c.state,
             payer_student = c.payer_student, payer_identifier = c.payer_identifier,
             payer_year = c.payer_year, position_hash = c.position_hash,
             posted = c.posted, cases = c.cases, booked_at = c.booked_at
        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             AS c (payment_id, version, entries, state, payer_student, payer_identifier,
                   payer_year, position_hash, posted, cases, booked_at)
       WHERE p.payment_id = c.payment_id AND p.version = c.version - 1
      """;

  private final JdbcOperations jdbc;

  public PaymentRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** Inserts what is not there and locks what is; tells what was inserted. */
  Set<PaymentKey> open(Collection<BookedPayment> payments) {
    Map<UUID, PaymentKey> keys = new HashMap<>();
    payments.forEach(payment -> keys.put(HashedIds.of(payment.key()), payment.key()));
    Set<PaymentKey> inserted = new HashSet<>();
    columns(List.copyOf(payments))
        .and(TEXTS, p -> p.key().collector())
        .and(TEXTS, p -> p.key().family().word())
        .and(TEXTS, p -> p.key().id())
        .query(jdbc, OPEN, (row, n) -> row.getObject(1, UUID.class))
        .forEach(id -> inserted.add(Objects.requireNonNull(keys.get(id))));
    return inserted;
  }

  List<BookedPayment> select(Collection<PaymentKey> keys) {
    return Columns.of(List.copyOf(keys))
        .and(UUIDS, HashedIds::of)
        .query(jdbc, SELECT, (row, n) -> payment(row));
  }

  /** The payment as it was committed last; empty when no report ever named it. */
  public Optional<BookedPayment> find(PaymentKey key) {
    return select(List.of(key)).stream().findFirst();
  }

  void update(List<BookedPayment> payments) {
    int updated = columns(payments).update(jdbc, UPDATE);
    if (updated != payments.size()) {
      throw new IllegalStateException(
          "%d of %d payments changed under their lock"
              .formatted(payments.size() - updated, payments.size()));
    }
  }

  private static Columns<BookedPayment> columns(List<BookedPayment> payments) {
    return Columns.of(payments)
        .and(UUIDS, p -> HashedIds.of(p.key()))
        .and(BIGINTS, BookedPayment::version)
        .and(INTEGERS, BookedPayment::entries)
        .and(TEXTS, p -> p.position().state().word())
        .and(TEXTS, payer(Student::jodoStudentId))
        .and(TEXTS, payer(Student::identifier))
        .and(INTEGERS, payer(Student::academicYear))
        .and(BYTEAS, p -> p.version() == 0 ? null : hash(p.position()))
        .and(JSONS, p -> PostedJson.write(p.key(), p.position()))
        .and(JSONS, p -> CasesJson.write(p.position().cases()))
        .and(TIMES, p -> p.bookedAt());
  }

  /** The payment of a row of {@link #COLUMNS}. */
  public static BookedPayment payment(ResultSet row) throws SQLException {
    String collector = row.getString(1);
    PaymentKey key =
        new PaymentKey(collector, Family.named(row.getString(2)).orElseThrow(), row.getString(3));
    @Nullable Student payer = student(row);
    Position position =
        new Position(
            PaymentState.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
            payer,
            PostedJson.read(row.getString(10), key, payer),
            CasesJson.read(row.getString(11)),
            Instant.EPOCH);
    Instant bookedAt = row.getObject(12, OffsetDateTime.class).toInstant();
    return new BookedPayment(key, row.getLong(4), row.getInt(5), position, bookedAt);
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
