package io.feebridge.ledger.booking;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.AccountingDate;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.ledger.journal.Deltas;
import io.feebridge.ledger.journal.JournalEntry;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.rule.Positions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of a payment mean for the books, on one day of the books.
 *
 * @param now when it is booked
 * @param closedThrough the last closed day, by collector
 * @param traces the trace that a payment's change belongs to
 */
record Judgement(
    Instant now, Map<String, LocalDate> closedThrough, Map<PaymentKey, @Nullable String> traces) {

  /** How the payment changes; empty when the books say already what all its facts imply. */
  Optional<Change> of(BookedPayment before, Collection<Fact> facts) {
    Position after = Positions.of(facts);
    if (before.says(after)) {
      return Optional.empty();
    }
    List<JournalEntry> entries = Deltas.between(before.position(), after);
    return Optional.of(
        new Change(
            before.saying(after, entries.size(), now),
            booked(before, entries),
            traces.get(before.key())));
  }

  private List<BookedEntry> booked(BookedPayment before, List<JournalEntry> entries) {
    @Nullable LocalDate closed = closedThrough.get(before.key().collector());
    List<BookedEntry> booked = new ArrayList<>(entries.size());
    int version = before.entries();
    for (JournalEntry entry : entries) {
      LocalDate date = AccountingDate.of(known(entry.occurredAt()), closed);
      booked.add(new BookedEntry(++version, entry, now, date));
    }
    return booked;
  }

  /** The epoch stands for a time that no report told; such money counts on the day it is booked. */
  private Instant known(Instant occurredAt) {
    return occurredAt.equals(Instant.EPOCH) ? now : occurredAt;
  }
}
