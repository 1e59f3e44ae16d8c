package io.feebridge.ledger.journal;

import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.position.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The postings of one entry in the making, netted per account, component and bank reference. Each
 * movement adds the same amount to both sides, so the sum is zero by construction.
 */
final class Postings {

  private final Map<Place, Money> debits = new TreeMap<>();

  private record Place(LedgerAccount account, String component, @Nullable String utr)
      implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::account)
            .thenComparing(Place::component)
            .thenComparing(Place::utr, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  void add(Movement movement, Money amount) {
    add(movement.debit(), movement, amount);
    add(movement.credit(), movement, amount.negated());
  }

  private void add(LedgerAccount account, Movement movement, Money amount) {
    debits.merge(new Place(account, movement.component(), movement.utr()), amount, Money::plus);
  }

  /** The entry, debits first; empty when everything cancels out. */
  Optional<JournalEntry> entry(JournalEntry.Reason reason, Instant occurredAt) {
    List<Posting> postings = new ArrayList<>(debits.size());
    debits.forEach((place, sum) -> addIf(sum.isPositive(), postings, place, Side.DEBIT, sum));
    debits.forEach(
        (place, sum) -> addIf(sum.isNegative(), postings, place, Side.CREDIT, sum.negated()));
    return postings.isEmpty()
        ? Optional.empty()
        : Optional.of(new JournalEntry(reason, occurredAt, postings));
  }

  private static void addIf(
      boolean wanted, List<Posting> postings, Place place, Side side, Money amount) {
    if (wanted) {
      postings.add(new Posting(place.account(), place.component(), place.utr(), side, amount));
    }
  }
}
