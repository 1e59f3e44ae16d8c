package io.feebridge.ledger.payment;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.journal.Posting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the books hold about one payment, as of one moment.
 *
 * @param payment what its facts imply
 * @param facts in their total order
 * @param journal by version
 * @param setAside reports about it that nobody could book, oldest first
 */
public record PaymentBook(
    BookedPayment payment,
    List<KeptFact> facts,
    List<PostedEntry> journal,
    List<SetAsideReport> setAside) {

  public PaymentBook {
    facts = List.copyOf(facts);
    journal = List.copyOf(journal);
    setAside = List.copyOf(setAside);
  }

  /**
   * A fact that was kept.
   *
   * @param event Jodo's event code, or {@code operator.…}
   * @param occurredAt by the sender's clock; null when the report did not tell
   */
  public record KeptFact(
      String event, String eventId, @Nullable Instant occurredAt, Instant bookedAt) {}

  /**
   * An entry of the journal.
   *
   * @param entryId unique among all entries, rising
   * @param version from 1 without gaps within the payment
   * @param reason lower-case word
   * @param occurredAt outside; null when no report told
   */
  public record PostedEntry(
      long entryId,
      int version,
      String reason,
      @Nullable Instant occurredAt,
      Instant bookedAt,
      LocalDate accountingDate,
      List<Posting> postings) {

    public PostedEntry {
      postings = List.copyOf(postings);
    }
  }

  /**
   * A report in quarantine.
   *
   * @param reason a word such as {@code unreadable_amount}
   */
  public record SetAsideReport(String reason, Instant setAsideAt) {}
}
