package io.feebridge.ledger.booking.postgres;

import static io.feebridge.ledger.booking.postgres.Columns.BIGINTS;
import static io.feebridge.ledger.booking.postgres.Columns.DATES;
import static io.feebridge.ledger.booking.postgres.Columns.INTEGERS;
import static io.feebridge.ledger.booking.postgres.Columns.SMALLINTS;
import static io.feebridge.ledger.booking.postgres.Columns.TEXTS;
import static io.feebridge.ledger.booking.postgres.Columns.TIMES;
import static io.feebridge.ledger.booking.postgres.Columns.UUIDS;
import static java.util.stream.Collectors.toMap;

import io.feebridge.ledger.booking.Change;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.ledger.journal.JournalEntry;
import io.feebridge.ledger.journal.Posting;
import io.feebridge.ledger.journal.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** The tables {@code journal_entries} and {@code postings}: rows are only ever added. */
final class JournalRows {

  /** One statement, so that the ids of the entries need not travel. */
  private static final String INSERT =
      """
      WITH entry AS (
        INSERT INTO journal_entries
               (payment_id, version, reason, occurred_at, booked_at, accounting_date)
        SELECT * FROM unnest(?, ?, ?, ?, ?, ?) AS row (payment_id, version)
         ORDER BY payment_id, version
        RETURNING payment_id, version, entry_id
      )
      INSERT INTO postings (entry_id, line, account_id, paise, component, utr)
      SELECT e.entry_id, l.line, l.account_id, l.paise, l.component, l.utr
        FROM unnest(?, ?, ?, ?, ?, ?, ?)
             AS l (payment_id, version, line, account_id, paise, component, utr)
        JOIN entry e USING (payment_id, version)
       ORDER BY e.entry_id, l.line
      """;

  private static final String CLOSED =
      "SELECT collector, closed_through FROM closed_periods WHERE collector = ANY (?)";

  private final JdbcOperations jdbc;

  JournalRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  private record Entry(UUID paymentId, BookedEntry booked) {
    JournalEntry entry() {
      return booked.entry();
    }
  }

  private record Line(UUID paymentId, int version, int number, Posting posting) {}

  void insert(List<Change> changes) {
    List<Entry> entries = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Change change : changes) {
      UUID paymentId = HashedIds.of(change.payment().key());
      for (BookedEntry booked : change.entries()) {
        entries.add(new Entry(paymentId, booked));
        int number = 0;
        for (Posting posting : booked.entry().postings()) {
          lines.add(new Line(paymentId, booked.version(), ++number, posting));
        }
      }
    }
    columns(entries).then(lineColumns(lines)).update(jdbc, INSERT);
  }

  private static Columns<Entry> columns(List<Entry> entries) {
    return Columns.of(entries)
        .and(UUIDS, Entry::paymentId)
        .and(INTEGERS, e -> e.booked.version())
        .and(TEXTS, e -> e.entry().reason().name().toLowerCase(Locale.ROOT))
        .and(TIMES, e -> e.entry().occurredAt())
        .and(TIMES, e -> e.booked.bookedAt())
        .and(DATES, e -> e.booked.accountingDate());
  }

  private static Columns<Line> lineColumns(List<Line> lines) {
    return Columns.of(lines)
        .and(UUIDS, Line::paymentId)
        .and(INTEGERS, Line::version)
        .and(SMALLINTS, Line::number)
        .and(UUIDS, line -> HashedIds.of(line.posting.account()))
        .and(BIGINTS, line -> signedPaise(line.posting))
        .and(TEXTS, line -> line.posting.component())
        .and(TEXTS, line -> line.posting.utr());
  }

  private static long signedPaise(Posting posting) {
    return posting.side() == Side.DEBIT ? posting.amount().paise() : -posting.amount().paise();
  }

  Map<String, LocalDate> closedThrough(Set<String> collectors) {
    return Columns.of(List.copyOf(collectors))
        .and(TEXTS, collector -> collector)
        .query(
            jdbc,
            CLOSED,
            (row, n) -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
