package io.feebridge.ledger.simulation.database;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.booking.Books;
import io.feebridge.ledger.booking.Change;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.JournalEntry;
import io.feebridge.ledger.journal.Posting;
import io.feebridge.ledger.journal.Side;
import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.database.Rows.Balance;
import io.feebridge.ledger.simulation.database.Rows.FactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The books' tables. What is cursed is refused, as a database refuses what it cannot hold. */
public final class MemoryBooks implements Books {

  /** Begins the event id of a fact that the database refuses. */
  public static final String CURSED_DATA = "cursed-data";

  /** Begins the event id of a fact that trips the code. */
  public static final String CURSED_CODE = "cursed-code";

  /** Begins the id of a payment whose very row the database refuses. */
  public static final String CURSED_PAYMENT = "cursed";

  private final Database database;

  public MemoryBooks(Database database) {
    this.database = database;
  }

  @Override
  public Map<PaymentKey, Integer> keep(List<? extends Fact> facts, Instant bookedAt) {
    database.steps.at(Step.KEEP);
    Map<PaymentKey, Integer> kept = new TreeMap<>();
    for (Fact fact : facts) {
      refuseCursed(fact);
      if (isNew(fact)) {
        database.lock(List.of(fact.key(), FactId.of(fact)));
        database
            .current()
            .written
            .facts
            .computeIfAbsent(fact.key(), _ -> new TreeMap<>())
            .computeIfAbsent(FactId.of(fact), _ -> new ArrayList<>())
            .add(fact);
        kept.merge(fact.key(), 1, Integer::sum);
      }
    }
    return kept;
  }

  private static void refuseCursed(Fact fact) {
    String id = fact.stamp().eventId();
    if (id.startsWith(CURSED_DATA) || fact.key().id().startsWith(CURSED_PAYMENT)) {
      throw Failures.badData();
    }
    if (id.startsWith(CURSED_CODE)) {
      throw new IllegalStateException("a defect");
    }
  }

  private boolean isNew(Fact fact) {
    return database.is(Mutation.FACTS_NOT_DEDUPLICATED)
        || !(has(database.committed, fact) || has(database.current().written, fact));
  }

  private static boolean has(Rows rows, Fact fact) {
    NavigableMap<FactId, List<Fact>> facts = rows.facts.get(fact.key());
    return facts != null && facts.containsKey(FactId.of(fact));
  }

  @Override
  public void open(Set<PaymentKey> keys) {
    database.steps.at(Step.OPEN);
    for (PaymentKey key : new TreeSet<>(keys)) {
      if (key.id().startsWith(CURSED_PAYMENT)) {
        throw Failures.badData();
      }
      if (row(key) == null) {
        database.lock(key);
        database.current().written.payments.put(key, BookedPayment.empty(key));
      }
    }
  }

  @Override
  public List<BookedPayment> lock(Set<PaymentKey> keys) {
    database.steps.at(Step.LOCK);
    List<BookedPayment> locked = new ArrayList<>();
    for (PaymentKey key : new TreeSet<>(keys)) {
      if (!database.is(Mutation.PAYMENTS_NOT_LOCKED)) {
        database.lock(key);
      }
      locked.add(Objects.requireNonNull(row(key)));
    }
    return locked;
  }

  private @Nullable BookedPayment row(PaymentKey key) {
    BookedPayment own = database.current().written.payments.get(key);
    return own == null ? database.committed.payments.get(key) : own;
  }

  @Override
  public Map<PaymentKey, List<Fact>> facts(Collection<PaymentKey> keys) {
    database.steps.at(Step.READ);
    Map<PaymentKey, List<Fact>> facts = new TreeMap<>();
    for (PaymentKey key : keys) {
      List<Fact> found = new ArrayList<>();
      for (Rows rows : List.of(database.committed, database.current().written)) {
        NavigableMap<FactId, List<Fact>> kept = rows.facts.get(key);
        if (kept != null) {
          kept.values().forEach(found::addAll);
        }
      }
      facts.put(key, found);
    }
    return facts;
  }

  @Override
  public void write(List<Change> changes, Instant bookedAt) {
    database.steps.at(Step.WRITE);
    for (Change change : changes) {
      PaymentKey key = change.payment().key();
      BookedPayment before = Objects.requireNonNull(row(key));
      if (before.version() != change.payment().version() - 1) {
        throw new IllegalStateException("a payment changed under its lock");
      }
      append(key, change);
      database.current().written.payments.put(key, change.payment());
    }
    balance(changes);
  }

  private void append(PaymentKey key, Change change) {
    List<JournalEntry> committed = database.committed.entries.getOrDefault(key, List.of());
    List<JournalEntry> own =
        database.current().written.entries.computeIfAbsent(key, _ -> new ArrayList<>());
    if (change.firstEntryVersion() <= committed.size() + own.size()) {
      throw Failures.uniqueViolation();
    }
    own.addAll(change.entries());
  }

  private void balance(List<Change> changes) {
    Rows written = database.current().written;
    for (Change change : changes) {
      for (JournalEntry entry : change.entries()) {
        for (Posting posting : entry.postings()) {
          long paise = posting.amount().paise();
          boolean debit = posting.side() == Side.DEBIT;
          Balance added = new Balance(debit ? paise : 0, debit ? 0 : paise);
          written.balances.merge(posting.account(), added, Balance::plus);
        }
      }
    }
    written.balances.keySet().forEach(database::lock);
  }
}
