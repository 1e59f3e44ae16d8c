package io.feebridge.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.rule.Positions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A ledger of one payment in memory, as the real one works: facts arrive in batches, the position
 * is taken of all of them, the journal gets what it lacks.
 */
final class Books {

  private final Collection<Fact> facts;
  private final List<JournalEntry> journal = new ArrayList<>();
  private NavigableMap<Movement, Money> posted = new TreeMap<>();
  private Position position = Position.NONE;
  private int versions;

  private Books(Collection<Fact> facts) {
    this.facts = facts;
  }

  /** Books whose table of facts holds each fact once. */
  static Books unique() {
    return new Books(new LinkedHashSet<>());
  }

  /** Books that let duplicates through. */
  static Books withDuplicates() {
    return new Books(new ArrayList<>());
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
    facts.addAll(batch);
    Position next = Positions.of(facts);
    if (!next.equals(position)) {
      versions++;
    }
    position = next;
    List<JournalEntry> entries = Deltas.between(posted, position);
    posted = position.amounts();
    journal.addAll(entries);
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
    Map<Place, Money> balances = new java.util.HashMap<>();
    for (JournalEntry entry : journal) {
      Money sum = Money.ZERO;
      for (Posting posting : entry.postings()) {
        Money signed = posting.side() == Side.DEBIT ? posting.amount() : posting.amount().negated();
        sum = sum.plus(signed);
        Place place = new Place(posting.account(), posting.component(), posting.utr());
        balances.merge(place, signed, Money::plus);
      }
      assertThat(sum).as("sum of %s", entry).isEqualTo(Money.ZERO);
    }
    balances.values().removeIf(Money::isZero);
    return balances;
  }

  /** What the position says should stand where, by other means than the journal's. */
  static Map<Place, Money> balancesOf(Position position) {
    Map<Place, Money> balances = new java.util.HashMap<>();
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
