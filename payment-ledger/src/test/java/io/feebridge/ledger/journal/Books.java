package io.feebridge.ledger.journal;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.Stamp;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.rule.Positions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A ledger of one payment in memory, as the real one works: facts arrive in batches, the position
 * is taken of all of them, the journal gets what it lacks.
 */
final class Books {

  private final List<Fact> facts = new ArrayList<>();
  private final Set<Stamp> known = new TreeSet<>();
  private final boolean unique;
  private final List<JournalEntry> journal = new ArrayList<>();
  private final Map<Place, Money> balances = new HashMap<>();
  private NavigableMap<Movement, Money> posted = new TreeMap<>();
  private Position position = Position.NONE;
  private int versions;

  private Books(boolean unique) {
    this.unique = unique;
  }

  /** Books whose table of facts holds each fact once. */
  static Books unique() {
    return new Books(true);
  }

  /** Books that let duplicates through. */
  static Books withDuplicates() {
    return new Books(false);
  }

  static Books of(Fact... arriving) {
    Books books = unique();
    for (Fact fact : arriving) {
      books.arrive(List.of(fact));
    }
    return books;
  }

  /** Books what arrives together, and returns the entries that this wrote. */
  List<JournalEntry> arrive(List<? extends Fact> batch) {
    for (Fact fact : batch) {
      if (known.add(fact.stamp()) || !unique) {
        facts.add(fact);
      }
    }
    Position next = Positions.of(facts);
    if (!next.equals(position)) {
      versions++;
    }
    position = next;
    List<JournalEntry> entries = Deltas.between(posted, position);
    posted = position.amounts();
    entries.forEach(this::post);
    return entries;
  }

  Position position() {
    return position;
  }

  List<JournalEntry> journal() {
    return journal;
  }

  int versions() {
    return versions;
  }

  /** Rupees that the journal holds on an account: debits less credits. */
  String balance(String account) {
    Money sum = Money.ZERO;
    for (Map.Entry<Place, Money> entry : balances().entrySet()) {
      if (entry.getKey().account().name().equals(account)) {
        sum = sum.plus(entry.getValue());
      }
    }
    return sum.toString();
  }

  /** Where value can stand. */
  record Place(LedgerAccount account, String component, String utr) {}

  /** What all postings add up to, debits positive; nothing that is zero. */
  Map<Place, Money> balances() {
    return balances;
  }

  private void post(JournalEntry entry) {
    long sum = 0;
    for (Posting posting : entry.postings()) {
      Money signed = posting.side() == Side.DEBIT ? posting.amount() : posting.amount().negated();
      sum += signed.paise();
      Place place = new Place(posting.account(), posting.component(), posting.utr());
      Money balance = balances.merge(place, signed, Money::plus);
      if (balance.isZero()) {
        balances.remove(place);
      }
    }
    if (sum != 0) {
      throw new AssertionError("sums to " + sum + " paise: " + entry);
    }
    journal.add(entry);
  }

  /** What the position says should stand where, by other means than the journal's. */
  static Map<Place, Money> balancesOf(Position position) {
    Map<Place, Money> balances = new HashMap<>();
    position
        .movements()
        .forEach(
            (movement, moved) -> {
              String component = movement.component();
              String utr = movement.utr();
              balances.merge(
                  new Place(movement.debit(), component, utr), moved.amount(), Money::plus);
              balances.merge(
                  new Place(movement.credit(), component, utr),
                  moved.amount().negated(),
                  Money::plus);
            });
    balances.values().removeIf(Money::isZero);
    return balances;
  }
}
