package io.feebridge.ledger.simulation.database;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.booking.Books;
import io.feebridge.ledger.booking.Change;
import io.feebridge.ledger.booking.Kept;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.ledger.journal.Posting;
import io.feebridge.ledger.journal.Side;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.database.Rows.Balance;
import io.feebridge.ledger.simulation.database.Rows.FactId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
  public Kept keep(List<Arrived> facts, Instant bookedAt) {
    database.steps.at(Step.KEEP);
    List<Arrived> kept = new ArrayList<>();
    Set<PaymentKey> known = new HashSet<>();
    for (Arrived arrived : facts) {
      Fact fact = arrived.fact();
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
        kept.add(arrived);
        if (database.payment(fact.key()) != null) {
          known.add(fact.key());
        }
      }
    }
    return new Kept(kept, known);
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
  public Map<String, LocalDate> closedThrough(Set<String> collectors) {
    database.steps.at(Step.ASK_CLOSED_DAYS);
    return Map.of();
  }

  @Override
  public Set<PaymentKey> open(Collection<BookedPayment> payments) {
    database.steps.at(Step.OPEN);
    Set<PaymentKey> inserted = new HashSet<>();
    payments.stream()
        .sorted(Comparator.comparing(BookedPayment::key))
        .forEach(
            payment -> {
              PaymentKey key = payment.key();
              if (key.id().startsWith(CURSED_PAYMENT)) {
                throw Failures.badData();
              }
              if (!database.is(Mutation.PAYMENTS_NOT_LOCKED)) {
                database.lock(key);
              }
              if (database.payment(key) == null) {
                database.current().written.payments.put(key, payment);
                inserted.add(key);
              } else if (payment.version() > 0) {
                database.coverage.met(Fault.PAYMENT_OPENED_BY_ANOTHER);
              }
            });
    return inserted;
  }

  @Override
  public List<BookedPayment> booked(Set<PaymentKey> keys) {
    database.steps.at(Step.READ_PAYMENTS);
    List<BookedPayment> payments = new ArrayList<>();
    for (PaymentKey key : new TreeSet<>(keys)) {
      BookedPayment payment = database.payment(key);
      if (payment != null) {
        payments.add(payment);
      }
    }
    return payments;
  }

  @Override
  public Map<PaymentKey, List<Fact>> facts(Collection<PaymentKey> keys) {
    database.steps.at(Step.READ_FACTS);
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
  public Map<PaymentKey, List<BookedEntry>> journal(Collection<PaymentKey> keys) {
    database.steps.at(Step.READ_JOURNAL);
    Map<PaymentKey, List<BookedEntry>> journal = new TreeMap<>();
    keys.forEach(key -> journal.put(key, database.journal(key)));
    return journal;
  }

  @Override
  public void update(List<BookedPayment> payments) {
    database.steps.at(Step.UPDATE);
    for (BookedPayment payment : payments) {
      BookedPayment before = database.payment(payment.key());
      if (before == null || before.version() != payment.version() - 1) {
        throw new IllegalStateException("a payment changed under its lock");
      }
      database.current().written.payments.put(payment.key(), payment);
    }
  }

  @Override
  public void post(List<Change> changes) {
    database.steps.at(Step.POST);
    for (Change change : changes) {
      PaymentKey key = change.payment().key();
      for (BookedEntry entry : change.entries()) {
        if (entry.version() <= database.journal(key).size()) {
          throw Failures.uniqueViolation();
        }
        database.current().written.entries.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry);
      }
    }
  }

  @Override
  public void balance(List<Change> changes) {
    database.steps.at(Step.BALANCE);
    Rows written = database.current().written;
    for (Change change : changes) {
      for (BookedEntry booked : change.entries()) {
        for (Posting posting : booked.entry().postings()) {
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
