package io.feebridge.ingress.publishing.kafka;

import static io.feebridge.ingress.publishing.kafka.AvroEvidence.evidence;

import io.feebridge.ingress.part.Subscription;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.reading.LoanReport;
import io.feebridge.ingress.reading.PaymentReport;
import io.feebridge.ingress.reading.PlanReport;
import io.feebridge.ingress.reading.StudentReport;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.schemas.LoanReported;
import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.PlanReported;
import io.feebridge.schemas.StudentReported;
import io.feebridge.schemas.UnrecognisedDelivery;
import io.feebridge.schemas.UnrecognisedReason;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A publication as the Avro record that the contract of its topic demands. */
final class AvroRecords {

  private AvroRecords() {}

  static SpecificRecord of(Publication publication) {
    return switch (publication.reading()) {
      case PaymentReport report -> paymentReported(report, publication);
      case StudentReport report -> studentReported(report, publication);
      case PlanReport report -> planReported(report, publication);
      case LoanReport report -> loanReported(report, publication);
      case Unrecognised unrecognised ->
          new UnrecognisedDelivery(
              publication.eventId(),
              unrecognised.event(),
              reason(unrecognised.why()),
              evidence(publication.evidence(), List.of()));
    };
  }

  private static PaymentReported paymentReported(PaymentReport report, Publication publication) {
    return new PaymentReported(
        publication.eventId(),
        report.event(),
        report.version(),
        report.occurredAt(),
        AvroParts.student(report.student()),
        payment(report),
        AvroParts.order(report.order()),
        AvroParts.application(report.application()),
        AvroParts.disbursement(report.disbursement()),
        evidence(publication.evidence(), report.unread()));
  }

  private static @Nullable Payment payment(PaymentReport report) {
    var payment = report.payment();
    if (payment == null) {
      return null;
    }
    Subscription subscription = report.subscription();
    return new Payment(
        payment.id(),
        payment.amount(),
        payment.product(),
        payment.mode(),
        payment.paidAt(),
        payment.referenceId(),
        payment.transactionId(),
        payment.settlementUtr(),
        payment.settledAt(),
        subscription == null ? null : subscription.id(),
        subscription == null ? null : subscription.status(),
        AvroParts.lines(payment.lines()),
        payment.dueDate(),
        AvroParts.notes(payment.notes()));
  }

  private static StudentReported studentReported(StudentReport report, Publication publication) {
    return new StudentReported(
        publication.eventId(),
        report.event(),
        report.version(),
        report.occurredAt(),
        AvroParts.student(report.student()),
        report.contact().number(),
        report.contact().email(),
        evidence(publication.evidence(), report.unread()));
  }

  private static PlanReported planReported(PlanReport report, Publication publication) {
    return new PlanReported(
        publication.eventId(),
        report.event(),
        report.version(),
        report.occurredAt(),
        AvroParts.student(report.student()),
        AvroParts.subscription(report.subscription()),
        AvroParts.mandate(report.mandate()),
        AvroParts.each(report.schedule(), AvroParts::instalment),
        evidence(publication.evidence(), report.unread()));
  }

  private static LoanReported loanReported(LoanReport report, Publication publication) {
    return new LoanReported(
        publication.eventId(),
        report.event(),
        report.version(),
        report.occurredAt(),
        AvroParts.student(report.student()),
        AvroParts.application(report.application()),
        report.disbursements().stream().map(AvroParts::disbursement).toList(),
        evidence(publication.evidence(), report.unread()));
  }

  private static UnrecognisedReason reason(Unrecognised.Why why) {
    return switch (why) {
      case NOT_JSON -> UnrecognisedReason.NOT_JSON;
      case NOT_AN_ENVELOPE -> UnrecognisedReason.NOT_AN_ENVELOPE;
      case UNKNOWN_EVENT -> UnrecognisedReason.UNKNOWN_EVENT;
      case UNPROJECTABLE -> UnrecognisedReason.UNPROJECTABLE;
    };
  }
}
