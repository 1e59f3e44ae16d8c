package io.feebridge.ledger.payment.postgres;

import io.feebridge.ledger.booking.ReportedEvent;
import io.feebridge.ledger.booking.postgres.HashedIds;
import io.feebridge.ledger.booking.postgres.PaymentRows;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Stamp;
import io.feebridge.ledger.journal.Posting;
import io.feebridge.ledger.journal.Side;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.payment.PaymentBook;
import io.feebridge.ledger.payment.PaymentBook.KeptFact;
import io.feebridge.ledger.payment.PaymentBook.PostedEntry;
import io.feebridge.ledger.payment.PaymentBook.SetAsideReport;
import io.feebridge.ledger.payment.PaymentBooks;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.messaging.deadletter.Quarantine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Payments in PostgreSQL. */
public final class PostgresPaymentBooks implements PaymentBooks {

  /** More reports about one payment in quarantine tell nothing that these do not. */
  private static final int MOST_SET_ASIDE = 100;

  private static final String FACTS =
      """
      SELECT event, event_id, occurred_ms, booked_at, encode(body_hash, 'hex')
        FROM facts WHERE payment_id = ?
      """;

  private static final String JOURNAL =
      """
      SELECT e.entry_id, e.version, e.reason, e.occurred_at, e.booked_at, e.accounting_date,
             p.paise, p.component, p.utr, b.account, b.collector, b.academic_year
        FROM journal_entries e
        JOIN postings p ON p.entry_id = e.entry_id
        JOIN balances b ON b.account_id = p.account_id
       WHERE e.payment_id = ? ORDER BY e.version, p.line
      """;

  private final JdbcOperations jdbc;
  private final PaymentRows payments;
  private final Quarantine quarantine;
  private final TransactionOperations snapshot;

  /**
   * @param snapshot transactions that read one moment: isolation repeatable read, read only
   */
  public PostgresPaymentBooks(
      JdbcOperations jdbc, Quarantine quarantine, TransactionOperations snapshot) {
    this.jdbc = jdbc;
    this.payments = new PaymentRows(jdbc);
    this.quarantine = quarantine;
    this.snapshot = snapshot;
  }

  @Override
  public Optional<PaymentBook> find(PaymentKey key) {
    @Nullable PaymentBook book =
        snapshot.execute(
            status ->
                payments
                    .find(key)
                    .map(
                        payment ->
                            new PaymentBook(payment, facts(key), journal(key), setAside(key)))
                    .orElse(null));
    return Optional.ofNullable(book);
  }

  private List<KeptFact> facts(PaymentKey key) {
    NavigableMap<Stamp, KeptFact> facts = new TreeMap<>();
    jdbc.query(
        FACTS,
        row -> {
          facts.put(stamp(row), fact(row));
        },
        HashedIds.of(key));
    return List.copyOf(facts.values());
  }

  private static Stamp stamp(ResultSet row) throws SQLException {
    FactKind kind =
        ReportedEvent.named(row.getString(1)).map(ReportedEvent::kind).orElse(FactKind.DECIDED);
    return new Stamp(row.getLong(3), kind, row.getString(2), row.getString(5));
  }

  private static KeptFact fact(ResultSet row) throws SQLException {
    long millis = row.getLong(3);
    Instant occurredAt = millis == 0 ? null : Instant.ofEpochMilli(millis);
    return new KeptFact(row.getString(1), row.getString(2), occurredAt, instant(row, 4));
  }

  private List<PostedEntry> journal(PaymentKey key) {
    UUID id = HashedIds.of(key);
    List<PostedEntry> entries = new ArrayList<>();
    List<Posting> postings = new ArrayList<>();
    jdbc.query(
        JOURNAL,
        row -> {
          if (entries.isEmpty() || entries.getLast().entryId() != row.getLong(1)) {
            postings.clear();
          } else {
            entries.removeLast();
          }
          postings.add(posting(row));
          entries.add(entry(row, postings));
        },
        id);
    return entries;
  }

  private static PostedEntry entry(ResultSet row, List<Posting> postings) throws SQLException {
    Instant occurredAt = instant(row, 4);
    return new PostedEntry(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        occurredAt.equals(Instant.EPOCH) ? null : occurredAt,
        instant(row, 5),
        row.getObject(6, LocalDate.class),
        postings);
  }

  private static Posting posting(ResultSet row) throws SQLException {
    long paise = row.getLong(7);
    LedgerAccount account =
        new LedgerAccount(row.getString(10), row.getString(11), row.getObject(12, Integer.class));
    Side side = paise > 0 ? Side.DEBIT : Side.CREDIT;
    return new Posting(
        account, row.getString(8), row.getString(9), side, new Money(Math.abs(paise)));
  }

  private List<SetAsideReport> setAside(PaymentKey key) {
    return quarantine.findBySubject(key.toString(), MOST_SET_ASIDE).stream()
        .map(record -> new SetAsideReport(record.reason().value(), record.quarantinedAt()))
        .toList();
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
