package io.feebridge.ledger.booking.postgres;

import static io.feebridge.ledger.booking.postgres.Columns.UUIDS;
import static java.util.stream.Collectors.toMap;

import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.ledger.journal.JournalEntry;
import io.feebridge.ledger.journal.JournalEntry.Reason;
import io.feebridge.ledger.journal.Posting;
import io.feebridge.ledger.journal.Side;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.LedgerAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** What the journal holds of many payments at once. */
public final class PostedEntries {

  private static final String SELECT =
      """
      SELECT e.payment_id, e.version, e.reason, e.occurred_at, e.booked_at, e.accounting_date,
             p.paise, p.component, p.utr, b.account, b.collector, b.academic_year
        FROM journal_entries e
        JOIN postings p ON p.entry_id = e.entry_id
        JOIN balances b ON b.account_id = p.account_id
       WHERE e.payment_id = ANY (?) ORDER BY e.payment_id, e.version, p.line
      """;

  private final JdbcOperations jdbc;

  public PostedEntries(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** One line of an entry, with what all lines of the entry share. */
  private record Row(
      UUID paymentId,
      int version,
      Reason reason,
      Instant occurredAt,
      Instant bookedAt,
      LocalDate accountingDate,
      Posting posting) {

    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getObject(1, UUID.class),
          row.getInt(2),
          Reason.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
          row.getObject(4, OffsetDateTime.class).toInstant(),
          row.getObject(5, OffsetDateTime.class).toInstant(),
          row.getObject(6, LocalDate.class),
          posting(row));
    }

    private static Posting posting(ResultSet row) throws SQLException {
      long paise = row.getLong(7);
      LedgerAccount account =
          new LedgerAccount(row.getString(10), row.getString(11), row.getObject(12, Integer.class));
      return new Posting(
          account,
          row.getString(8),
          row.getString(9),
          paise > 0 ? Side.DEBIT : Side.CREDIT,
          new Money(Math.absExact(paise)));
    }
  }

  /** Every entry of each of these payments, in the order of versions; none is no key. */
  public Map<PaymentKey, List<BookedEntry>> select(Collection<PaymentKey> keys) {
    Map<UUID, PaymentKey> byId = keys.stream().collect(toMap(HashedIds::of, key -> key));
    Map<UUID, TreeMap<Integer, List<Row>>> entries = new HashMap<>();
    Columns.of(List.copyOf(byId.keySet()))
        .and(UUIDS, id -> id)
        .query(jdbc, SELECT, (row, _) -> Row.of(row))
        .forEach(
            row ->
                entries
                    .computeIfAbsent(row.paymentId, _ -> new TreeMap<>())
                    .computeIfAbsent(row.version, _ -> new ArrayList<>())
                    .add(row));
    Map<PaymentKey, List<BookedEntry>> journal = new HashMap<>();
    entries.forEach(
        (id, versions) ->
            journal.put(
                Objects.requireNonNull(byId.get(id)),
                versions.values().stream().map(PostedEntries::entry).toList()));
    return journal;
  }

  private static BookedEntry entry(List<Row> lines) {
    Row first = lines.getFirst();
    JournalEntry entry =
        new JournalEntry(first.reason, first.occurredAt, lines.stream().map(Row::posting).toList());
    return new BookedEntry(first.version, entry, first.bookedAt, first.accountingDate);
  }
}
