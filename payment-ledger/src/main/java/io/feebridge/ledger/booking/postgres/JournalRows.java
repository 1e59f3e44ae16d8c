package io.feebridge.ledger.booking.postgres;

import static java.util.stream.Collectors.toMap;

import io.feebridge.ledger.booking.Change;
import io.feebridge.ledger.journal.AccountingDate;
import io.feebridge.ledger.journal.JournalEntry;
import io.feebridge.ledger.journal.Posting;
import io.feebridge.ledger.journal.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The tables {@code journal_entries} and {@code postings}: rows are only ever added. */
final class JournalRows {

  private static final String INSERT_ENTRIES =
      """
      INSERT INTO journal_entries
             (payment_id, version, reason, occurred_at, booked_at, accounting_date)
      SELECT * FROM unnest(?, ?, ?, ?, ?, ?) AS row (payment_id, version)
       ORDER BY payment_id, version
      RETURNING payment_id, version, entry_id
      """;

  private static final String INSERT_POSTINGS =
      """
      INSERT INTO postings (entry_id, line, account_id, paise, component, utr)
      SELECT * FROM unnest(?, ?, ?, ?, ?, ?)
      """;

  private static final String CLOSED =
      "SELECT collector, closed_through FROM closed_periods WHERE collector = ANY (?)";

  private final JdbcOperations jdbc;

  JournalRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** Where an entry stands: its payment, and its place among that payment's entries. */
  private record Place(UUID paymentId, int version) {}

  private record Entry(Place place, JournalEntry entry, LocalDate accountingDate) {}

  private record Line(long entryId, int number, Posting posting) {}

  void insert(List<Change> changes, Instant bookedAt) {
    List<Entry> entries = entries(changes, bookedAt);
    Map<Place, Long> ids =
        Columns.of(entries)
            .and("uuid", UUID.class, e -> e.place.paymentId)
            .and("integer", Integer.class, e -> e.place.version)
            .and("text", String.class, e -> e.entry.reason().name().toLowerCase(Locale.ROOT))
            .and("timestamptz", String.class, e -> e.entry.occurredAt().toString())
            .and("timestamptz", String.class, e -> bookedAt.toString())
            .and("date", String.class, e -> e.accountingDate.toString())
            .query(jdbc, INSERT_ENTRIES, (row, n) -> Map.entry(place(row), row.getLong(3)))
            .stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<Line> lines = new ArrayList<>();
    for (Entry entry : entries) {
      long id = Objects.requireNonNull(ids.get(entry.place));
      for (Posting posting : entry.entry.postings()) {
        lines.add(new Line(id, lineAfter(lines, id), posting));
      }
    }
    insertLines(lines);
  }

  private void insertLines(List<Line> lines) {
    Columns.of(lines)
        .and("bigint", Long.class, Line::entryId)
        .and("smallint", Integer.class, Line::number)
        .and("uuid", UUID.class, line -> HashedIds.of(line.posting.account()))
        .and("bigint", Long.class, line -> signedPaise(line.posting))
        .and("text", String.class, line -> line.posting.component())
        .and("text", String.class, line -> line.posting.utr())
        .update(jdbc, INSERT_POSTINGS);
  }

  private List<Entry> entries(List<Change> changes, Instant bookedAt) {
    Map<String, LocalDate> closed = closedThrough(changes);
    List<Entry> entries = new ArrayList<>();
    for (Change change : changes) {
      UUID paymentId = HashedIds.of(change.payment().key());
      @Nullable LocalDate lastClosed = closed.get(change.payment().key().collector());
      int version = change.firstEntryVersion();
      for (JournalEntry entry : change.entries()) {
        LocalDate date = AccountingDate.of(known(entry.occurredAt(), bookedAt), lastClosed);
        entries.add(new Entry(new Place(paymentId, version++), entry, date));
      }
    }
    return entries;
  }

  /** The epoch stands for a time that no report told; such money counts on the day it is booked. */
  private static Instant known(Instant occurredAt, Instant bookedAt) {
    return occurredAt.equals(Instant.EPOCH) ? bookedAt : occurredAt;
  }

  private Map<String, LocalDate> closedThrough(List<Change> changes) {
    List<String> collectors =
        changes.stream().map(change -> change.payment().key().collector()).distinct().toList();
    return Columns.of(collectors)
        .and("text", String.class, collector -> collector)
        .query(
            jdbc,
            CLOSED,
            (row, n) -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Place place(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Place(row.getObject(1, UUID.class), row.getInt(2));
  }

  private static int lineAfter(List<Line> lines, long entryId) {
    return lines.isEmpty() || lines.getLast().entryId != entryId ? 1 : lines.getLast().number + 1;
  }

  static long signedPaise(Posting posting) {
    return posting.side() == Side.DEBIT ? posting.amount().paise() : -posting.amount().paise();
  }
}
