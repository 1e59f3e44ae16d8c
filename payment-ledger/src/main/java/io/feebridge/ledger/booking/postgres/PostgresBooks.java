package io.feebridge.ledger.booking.postgres;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.booking.Books;
import io.feebridge.ledger.booking.Change;
import io.feebridge.ledger.booking.Kept;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.BookedEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The books in PostgreSQL, at its default isolation, read committed: facts are read under their
 * payment's lock by a statement of their own, which therefore sees what every earlier holder of the
 * lock has committed.
 *
 * <p>Locks in order: facts by (payment id, fact id), payments by id, balances by account id. An
 * order of hashes serves as well as one of keys, and the database sorts it for nothing.
 */
public final class PostgresBooks implements Books {

  private final FactRows facts;
  private final PaymentRows payments;
  private final JournalRows journal;
  private final PostedEntries posted;
  private final BalanceRows balances;

  public PostgresBooks(JdbcOperations jdbc) {
    this.facts = new FactRows(jdbc);
    this.payments = new PaymentRows(jdbc);
    this.journal = new JournalRows(jdbc);
    this.posted = new PostedEntries(jdbc);
    this.balances = new BalanceRows(jdbc);
  }

  @Override
  public Kept keep(List<Arrived> newFacts, Instant bookedAt) {
    return facts.insert(newFacts, bookedAt);
  }

  @Override
  public Map<String, LocalDate> closedThrough(Set<String> collectors) {
    return journal.closedThrough(collectors);
  }

  @Override
  public Set<PaymentKey> open(Collection<BookedPayment> opened) {
    return payments.open(opened);
  }

  @Override
  public List<BookedPayment> booked(Set<PaymentKey> keys) {
    return payments.select(keys);
  }

  @Override
  public Map<PaymentKey, List<Fact>> facts(Collection<PaymentKey> keys) {
    return facts.select(keys);
  }

  @Override
  public Map<PaymentKey, List<BookedEntry>> journal(Collection<PaymentKey> keys) {
    return posted.select(keys);
  }

  @Override
  public void update(List<BookedPayment> changed) {
    payments.update(changed);
  }

  @Override
  public void post(List<Change> changes) {
    journal.insert(changes);
  }

  @Override
  public void balance(List<Change> changes) {
    balances.add(changes);
  }
}
