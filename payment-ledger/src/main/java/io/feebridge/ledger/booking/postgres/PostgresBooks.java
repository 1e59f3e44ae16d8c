package io.feebridge.ledger.booking.postgres;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.booking.Books;
import io.feebridge.ledger.booking.Change;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import java.time.Instant;
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
  private final BalanceRows balances;

  public PostgresBooks(JdbcOperations jdbc) {
    this.facts = new FactRows(jdbc);
    this.payments = new PaymentRows(jdbc);
    this.journal = new JournalRows(jdbc);
    this.balances = new BalanceRows(jdbc);
  }

  @Override
  public Map<PaymentKey, Integer> keep(List<? extends Fact> newFacts, Instant bookedAt) {
    return facts.insert(newFacts, bookedAt);
  }

  @Override
  public void open(Set<PaymentKey> keys) {
    payments.insert(keys);
  }

  @Override
  public List<BookedPayment> lock(Set<PaymentKey> keys) {
    return payments.lock(keys);
  }

  @Override
  public Map<PaymentKey, List<Fact>> facts(Collection<PaymentKey> keys) {
    return facts.select(keys);
  }

  @Override
  public void write(List<Change> changes, Instant bookedAt) {
    payments.update(changes);
    journal.insert(changes, bookedAt);
    balances.add(changes);
  }
}
