package io.feebridge.ledger.payment.http;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.journal.Posting;
import io.feebridge.ledger.payment.PaymentBook;
import io.feebridge.ledger.payment.PaymentBook.KeptFact;
import io.feebridge.ledger.payment.PaymentBook.PostedEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A payment as JSON: the shapes of the OpenAPI file. Money is text with two decimals. */
@JsonNaming(SnakeCaseStrategy.class)
record PaymentView(
    String key,
    String collector,
    String family,
    String id,
    String state,
    long version,
    @Nullable StudentView student,
    List<LineView> lines,
    List<FactView> facts,
    List<EntryView> journal,
    List<CaseView> cases) {

  @JsonNaming(SnakeCaseStrategy.class)
  record StudentView(
      @Nullable String jodoStudentId, @Nullable String identifier, @Nullable Integer academicYear) {
    static @Nullable StudentView of(@Nullable Student student) {
      return student == null
          ? null
          : new StudentView(student.jodoStudentId(), student.identifier(), student.academicYear());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record FactView(String event, String eventId, @Nullable Instant occurredAt, Instant bookedAt) {
    static FactView of(KeptFact fact) {
      return new FactView(fact.event(), fact.eventId(), fact.occurredAt(), fact.bookedAt());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record EntryView(
      long entryId,
      int version,
      String reason,
      @Nullable Instant occurredAt,
      Instant bookedAt,
      LocalDate accountingDate,
      List<PostingView> postings) {
    static EntryView of(PostedEntry entry) {
      return new EntryView(
          entry.entryId(),
          entry.version(),
          entry.reason(),
          entry.occurredAt(),
          entry.bookedAt(),
          entry.accountingDate(),
          entry.postings().stream().map(PostingView::of).toList());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record PostingView(
      String account,
      @Nullable Integer academicYear,
      String side,
      String amount,
      String component,
      @Nullable String utr) {
    static PostingView of(Posting posting) {
      return new PostingView(
          posting.account().name(),
          posting.account().academicYear(),
          posting.side().name().toLowerCase(Locale.ROOT),
          posting.amount().toString(),
          posting.component(),
          posting.utr());
    }
  }

  static PaymentView of(PaymentBook book) {
    BookedPayment payment = book.payment();
    return new PaymentView(
        payment.key().toString(),
        payment.key().collector(),
        payment.key().family().word(),
        payment.key().id(),
        payment.position().state().word(),
        payment.version(),
        StudentView.of(payment.position().payer()),
        LineView.of(payment.position()),
        book.facts().stream().map(FactView::of).toList(),
        book.journal().stream().map(EntryView::of).toList(),
        CaseView.of(book));
  }
}
