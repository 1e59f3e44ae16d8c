package io.feebridge.ledger.booking.kafka;

import io.feebridge.ledger.booking.Branches;
import io.feebridge.ledger.booking.ReportedEvent;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.Stamp;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.money.Money;
import io.feebridge.messaging.inbox.Verdict;
import io.feebridge.messaging.inbox.Verdict.Accepted;
import io.feebridge.messaging.inbox.Verdict.SetAside;
import io.feebridge.schemas.Line;
import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger understands of a record: ids, amounts, dates and codes. Contact data and the raw
 * body stay behind in Kafka.
 */
final class ReportReading {

  private final Branches branches;

  ReportReading(Branches branches) {
    this.branches = branches;
  }

  /** The report, or why it cannot be booked and, where that is known, which payment it is about. */
  Verdict<Report> read(PaymentReported record) {
    String collector = record.getEvidence().getCollector();
    if (collector.isBlank() || collector.indexOf(':') >= 0 || text(collector) == null) {
      return refused(Refusal.UNUSABLE_COLLECTOR, null);
    }
    String code = record.getEvent();
    Optional<Family> family = ReportedEvent.familyOf(code);
    if (family.isEmpty()) {
      boolean known = ReportedEvent.isOfAFamilyNotBooked(code);
      return refused(known ? Refusal.FAMILY_NOT_BOOKED : Refusal.UNSUPPORTED_EVENT, null);
    }
    Payment payment = record.getPayment();
    UnreadNotes unread = UnreadNotes.of(record);
    String id = payment == null ? null : id(payment, family.get(), unread);
    if (payment == null || id == null) {
      return refused(Refusal.NO_PAYMENT_ID, null);
    }
    PaymentKey key = new PaymentKey(collector, family.get(), id);
    return ReportedEvent.named(code)
        .map(event -> read(record, payment, event, key, unread))
        .orElseGet(() -> refused(Refusal.UNSUPPORTED_EVENT, key));
  }

  private Verdict<Report> read(
      PaymentReported record,
      Payment payment,
      ReportedEvent event,
      PaymentKey key,
      UnreadNotes unread) {
    Optional<Refusal> doubt =
        unread.refuse(event.kind()).or(() -> ReadableAmounts.refuse(payment, event));
    if (doubt.isPresent()) {
      return refused(doubt.get(), key);
    }
    Optional<Long> time = Times.stamp(record, payment);
    if (time.isEmpty()) {
      return refused(Refusal.CLOCK, key);
    }
    String bodyHash = record.getEvidence().getBodySha256();
    String eventId = Optional.ofNullable(text(record.getEventId())).orElse("sha256:" + bodyHash);
    Stamp stamp = new Stamp(time.get(), event.kind(), eventId, bodyHash);
    return new Accepted<>(report(record, payment, key, stamp, unread), key.toString());
  }

  private Report report(
      PaymentReported record, Payment payment, PaymentKey key, Stamp stamp, UnreadNotes unread) {
    var student = record.getStudent();
    List<FactLine> lines = payment.getLines().stream().map(ReportReading::line).toList();
    return new Report(
        key,
        stamp,
        record.getEvent(),
        money(payment.getAmount()),
        lines,
        text(payment.getMode()),
        Times.told(payment.getPaidAt()),
        text(payment.getSettlementUtr()),
        Times.told(payment.getSettledAt()),
        student == null ? null : student(student),
        branches.isForeign(
            key.collector(), student == null ? null : text(student.getCollectorCode())),
        unread.parts());
  }

  private static FactLine line(Line line) {
    return new FactLine(
        text(line.getComponent()),
        money(line.getAmount()),
        text(line.getSettlementUtr()),
        Times.told(line.getSettledAt()));
  }

  private static @Nullable Student student(io.feebridge.schemas.Student told) {
    Student student =
        new Student(
            text(told.getJodoStudentId()), text(told.getIdentifier()), told.getAcademicYearStart());
    return student.reference() == null ? null : student;
  }

  /**
   * Jodo's id of the payment; of a direct payment that the institute pushed itself, its own
   * transaction id, so that push and echo are one payment. Null too where it cannot be known which
   * of the two it is.
   */
  private static @Nullable String id(Payment payment, Family family, UnreadNotes unread) {
    if (family == Family.DIRECT && unread.hidesTheTransaction()) {
      return null;
    }
    String transaction = text(payment.getTransactionId());
    return family == Family.DIRECT && transaction != null && transaction.startsWith("fb-")
        ? transaction
        : text(payment.getId());
  }

  /** The text; null where there is none, or where it holds what PostgreSQL cannot keep. */
  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() || value.indexOf('\0') >= 0 ? null : value;
  }

  private static @Nullable Money money(@Nullable BigDecimal rupees) {
    return rupees == null ? null : Money.ofRupees(rupees);
  }

  private static Verdict<Report> refused(Refusal refusal, @Nullable PaymentKey subject) {
    return new SetAside<>(refusal.code(), subject == null ? null : subject.toString());
  }
}
