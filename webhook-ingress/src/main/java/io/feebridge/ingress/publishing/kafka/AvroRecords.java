package io.feebridge.ingress.publishing.kafka;

import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.reading.PaymentReport;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.Line;
import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.ReceivedHeader;
import io.feebridge.schemas.Source;
import io.feebridge.schemas.Student;
import io.feebridge.schemas.Unread;
import io.feebridge.schemas.UnreadReason;
import io.feebridge.schemas.UnrecognisedDelivery;
import io.feebridge.schemas.UnrecognisedReason;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A publication as the Avro record that the contract of its topic demands. */
final class AvroRecords {

  private AvroRecords() {}

  static SpecificRecord of(Publication publication) {
    return switch (publication.reading()) {
      case PaymentReport payment -> paymentReported(payment, publication);
      case Unrecognised unrecognised ->
          new UnrecognisedDelivery(
              publication.eventId(),
              unrecognised.event(),
              reason(unrecognised.why()),
              evidence(publication, List.of()));
    };
  }

  private static PaymentReported paymentReported(PaymentReport report, Publication publication) {
    return new PaymentReported(
        publication.eventId(),
        report.event(),
        report.version(),
        report.occurredAt(),
        student(report.student()),
        payment(report.payment()),
        evidence(publication, report.unread().stream().map(AvroRecords::unread).toList()));
  }

  private static @Nullable Student student(io.feebridge.ingress.reading.@Nullable Student student) {
    return student == null
        ? null
        : new Student(
            student.jodoStudentId(),
            student.identifier(),
            student.customIdentifier(),
            student.collectorCode(),
            student.gradeCode(),
            student.gradeName(),
            student.academicYearStart(),
            student.academicYearEnd());
  }

  private static @Nullable Payment payment(io.feebridge.ingress.reading.@Nullable Payment payment) {
    if (payment == null) {
      return null;
    }
    var subscription = payment.subscription();
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
        payment.lines().stream().map(AvroRecords::line).toList());
  }

  private static Line line(io.feebridge.ingress.reading.Line line) {
    return new Line(line.component(), line.amount(), line.settlementUtr(), line.settledAt());
  }

  private static Evidence evidence(Publication publication, List<Unread> unread) {
    var evidence = publication.evidence();
    return new Evidence(
        Source.WEBHOOK,
        evidence.collector(),
        evidence.receivedAt(),
        evidence.sourceAddress(),
        evidence.keyId(),
        evidence.bodySha256(),
        ByteBuffer.wrap(evidence.body()),
        evidence.signature(),
        evidence.contentType(),
        evidence.pathEvent(),
        unread,
        evidence.headers().stream().map(h -> new ReceivedHeader(h.name(), h.value())).toList());
  }

  private static Unread unread(io.feebridge.ingress.reading.Unread unread) {
    return new Unread(unread.pointer(), unread.text(), reason(unread.reason()));
  }

  private static UnreadReason reason(io.feebridge.ingress.value.UnreadReason reason) {
    return switch (reason) {
      case NOT_A_NUMBER -> UnreadReason.NOT_A_NUMBER;
      case TOO_PRECISE -> UnreadReason.TOO_PRECISE;
      case TOO_LARGE -> UnreadReason.TOO_LARGE;
      case NOT_AN_INSTANT -> UnreadReason.NOT_AN_INSTANT;
      case WRONG_TYPE -> UnreadReason.WRONG_TYPE;
      case OTHER -> UnreadReason.OTHER;
    };
  }

  private static UnrecognisedReason reason(Unrecognised.Why why) {
    return switch (why) {
      case NOT_JSON -> UnrecognisedReason.NOT_JSON;
      case NOT_AN_ENVELOPE -> UnrecognisedReason.NOT_AN_ENVELOPE;
      case UNKNOWN_EVENT -> UnrecognisedReason.UNKNOWN_EVENT;
      case NOT_CARRIED -> UnrecognisedReason.NOT_CARRIED;
      case UNPROJECTABLE -> UnrecognisedReason.UNPROJECTABLE;
    };
  }
}
