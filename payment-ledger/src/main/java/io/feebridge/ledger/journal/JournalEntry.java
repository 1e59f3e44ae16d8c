package io.feebridge.ledger.journal;

import io.feebridge.ledger.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * A balanced, immutable set of postings of one payment that happened at one time for one reason.
 *
 * @param reason why
 * @param occurredAt when it happened outside
 * @param postings two or more; debits equal credits
 */
public record JournalEntry(Reason reason, Instant occurredAt, List<Posting> postings) {

  /** Why an entry was written. A word for people and reports. */
  public enum Reason {
    COLLECTED,
    COLLECTION_REVERSED,
    SETTLED,
    SETTLEMENT_REVERSED,
    /**
     * The same money now stands on another account: the payer became known, or the lines changed.
     */
    REALLOCATED
  }

  public JournalEntry {
    postings = List.copyOf(postings);
    Money sum = Money.ZERO;
    for (Posting posting : postings) {
      sum =
          switch (posting.side()) {
            case DEBIT -> sum.plus(posting.amount());
            case CREDIT -> sum.minus(posting.amount());
          };
    }
    if (postings.size() < 2 || !sum.isZero()) {
      throw new IllegalArgumentException(
          "an entry needs two postings or more that sum to zero, not " + sum);
    }
  }
}
