package io.feebridge.ledger.booking;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.Deltas;
import io.feebridge.ledger.journal.JournalEntry;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.rule.Positions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Books a batch: keeps the facts that are new, asks for each payment that has new ones what all its
 * facts imply, and writes the difference to what the books say.
 *
 * <p>Neither the order of facts nor their repetition changes what the books say in the end, because
 * a position is a function of the set of facts; a payment whose facts were all known is neither
 * locked nor touched.
 */
public final class BookingPayments {

  private final Books books;
  private final Clock clock;

  public BookingPayments(Books books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /**
   * Books in the transaction that is open.
   *
   * @param facts what was read, in any order, with any repetition
   * @param marked one entry for each record that could not be read: the payment it is about, empty
   *     when unknown. These payments will exist, so that the doubt has a place
   */
  public Booked book(List<? extends Fact> facts, List<Optional<PaymentKey>> marked) {
    Instant now = clock.instant();
    Map<PaymentKey, Integer> kept = books.keep(facts, now);
    Set<PaymentKey> present = new HashSet<>(kept.keySet());
    marked.forEach(key -> key.ifPresent(present::add));
    books.open(present);
    List<Change> changes = changes(kept.keySet());
    books.write(changes, now);
    return summary(facts.size(), kept, marked.size(), changes);
  }

  private List<Change> changes(Set<PaymentKey> keys) {
    List<BookedPayment> before = books.lock(keys);
    Map<PaymentKey, List<Fact>> facts = books.facts(keys);
    List<Change> changes = new ArrayList<>();
    for (BookedPayment payment : before) {
      change(payment, facts.getOrDefault(payment.key(), List.of())).ifPresent(changes::add);
    }
    return changes;
  }

  private static Optional<Change> change(BookedPayment before, List<Fact> facts) {
    Position after = Positions.of(facts);
    if (before.says(after)) {
      return Optional.empty();
    }
    List<JournalEntry> entries = Deltas.between(before.position(), after);
    return Optional.of(new Change(before.saying(after, entries.size()), entries));
  }

  private static Booked summary(
      int read, Map<PaymentKey, Integer> kept, int setAside, List<Change> changes) {
    int fresh = kept.values().stream().mapToInt(Integer::intValue).sum();
    int entries = changes.stream().mapToInt(change -> change.entries().size()).sum();
    int postings =
        changes.stream()
            .flatMap(change -> change.entries().stream())
            .mapToInt(entry -> entry.postings().size())
            .sum();
    return new Booked(fresh, read - fresh, setAside, changes.size(), entries, postings);
  }
}
