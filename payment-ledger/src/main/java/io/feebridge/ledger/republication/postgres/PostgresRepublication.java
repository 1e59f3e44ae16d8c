package io.feebridge.ledger.republication.postgres;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.booking.postgres.HashedIds;
import io.feebridge.ledger.booking.postgres.PaymentRows;
import io.feebridge.ledger.booking.postgres.PostedEntries;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.feed.PaymentNews;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.ledger.republication.Republication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Republication in PostgreSQL. Its row is its lock; payments are locked in the order of ids. */
public final class PostgresRepublication implements Republication {

  /** Below every id of ours, which are of version 8. */
  private static final UUID NIL = new UUID(0, 0);

  private static final String NEXT =
      "SELECT "
          + PaymentRows.COLUMNS
          + " FROM payments WHERE payment_id > ? AND version > 0"
          + " ORDER BY payment_id LIMIT ? FOR NO KEY UPDATE";

  private static final String WAITING =
      """
      SELECT count(*) FROM (
        SELECT FROM outbox_messages WHERE id > (SELECT last_id FROM relay_positions) LIMIT ?
      ) AS waiting
      """;

  private final JdbcOperations jdbc;
  private final PostedEntries entries;

  public PostgresRepublication(JdbcOperations jdbc) {
    this.jdbc = jdbc;
    this.entries = new PostedEntries(jdbc);
  }

  @Override
  public Optional<Standing> take() {
    return jdbc
        .query(
            "SELECT complete, generation, after_payment FROM republications FOR UPDATE SKIP LOCKED",
            (row, _) -> new Standing(row.getLong(1), row.getLong(2), row.getObject(3, UUID.class)))
        .stream()
        .findFirst();
  }

  @Override
  public int waiting(int atMost) {
    Integer waiting = jdbc.queryForObject(WAITING, Integer.class, atMost);
    return waiting == null ? 0 : waiting;
  }

  @Override
  public Chunk next(@Nullable UUID after, int atMost) {
    List<BookedPayment> payments =
        jdbc.query(NEXT, (row, _) -> PaymentRows.payment(row), after == null ? NIL : after, atMost);
    Map<PaymentKey, List<BookedEntry>> journal =
        entries.select(payments.stream().map(BookedPayment::key).toList());
    List<PaymentNews> news =
        payments.stream()
            .map(payment -> news(payment, journal.getOrDefault(payment.key(), List.of())))
            .toList();
    return new Chunk(news, payments.isEmpty() ? null : HashedIds.of(payments.getLast().key()));
  }

  private static PaymentNews news(BookedPayment payment, List<BookedEntry> journal) {
    return new PaymentNews(
        payment.key(),
        payment.version(),
        payment.entries(),
        payment.position(),
        payment.bookedAt(),
        journal,
        null);
  }

  @Override
  public void save(Standing standing) {
    int saved =
        jdbc.update(
            "UPDATE republications SET complete = ?, generation = ?, after_payment = ?",
            standing.complete(),
            standing.generation(),
            standing.after());
    if (saved != 1) {
      throw new IllegalStateException("republications has " + saved + " rows");
    }
  }
}
