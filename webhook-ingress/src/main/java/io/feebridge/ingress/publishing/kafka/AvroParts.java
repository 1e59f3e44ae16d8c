package io.feebridge.ingress.publishing.kafka;

import io.feebridge.schemas.Application;
import io.feebridge.schemas.Disbursement;
import io.feebridge.schemas.Instalment;
import io.feebridge.schemas.Line;
import io.feebridge.schemas.Mandate;
import io.feebridge.schemas.Note;
import io.feebridge.schemas.Order;
import io.feebridge.schemas.ScheduledLine;
import io.feebridge.schemas.Student;
import io.feebridge.schemas.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The things a report speaks of, as the Avro records inside its record. */
final class AvroParts {

  private AvroParts() {}

  static @Nullable Student student(io.feebridge.ingress.part.@Nullable Student student) {
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
            student.academicYearEnd(),
            student.fullname(),
            notes(student.notes()));
  }

  static @Nullable Order order(io.feebridge.ingress.part.@Nullable Order order) {
    if (order == null) {
      return null;
    }
    var pupil = order.pupil();
    return new Order(
        order.id(),
        order.name(),
        order.identifier(),
        order.status(),
        order.transactionId(),
        order.paidAt(),
        pupil.name(),
        pupil.customIdentifier(),
        pupil.collectorCode(),
        pupil.gradeCode(),
        pupil.gradeName(),
        pupil.newAdmission(),
        pupil.dateOfBirth(),
        pupil.academicYearStart(),
        pupil.academicYearEnd(),
        lines(order.lines()),
        notes(order.notes()));
  }

  static @Nullable Application application(
      io.feebridge.ingress.part.@Nullable Application application) {
    return application == null
        ? null
        : new Application(
            application.id(),
            application.status(),
            application.amount(),
            application.agreementSignedAt());
  }

  static @Nullable Disbursement disbursement(
      io.feebridge.ingress.part.@Nullable Disbursement tranche) {
    return tranche == null
        ? null
        : new Disbursement(
            tranche.id(),
            tranche.date(),
            tranche.amount(),
            tranche.disbursedAmount(),
            tranche.disbursed());
  }

  static @Nullable Subscription subscription(
      io.feebridge.ingress.part.@Nullable Subscription subscription) {
    return subscription == null ? null : new Subscription(subscription.id(), subscription.status());
  }

  static @Nullable Mandate mandate(io.feebridge.ingress.part.@Nullable Mandate mandate) {
    return mandate == null
        ? null
        : new Mandate(
            mandate.id(), mandate.status(), mandate.npciCategoryCode(), mandate.endDate());
  }

  static Instalment instalment(io.feebridge.ingress.part.Instalment instalment) {
    return new Instalment(
        instalment.dueDate(),
        instalment.amount(),
        each(instalment.lines(), line -> new ScheduledLine(line.component(), line.amount())));
  }

  static List<Line> lines(List<io.feebridge.ingress.part.Line> lines) {
    return each(lines, l -> new Line(l.component(), l.amount(), l.settlementUtr(), l.settledAt()));
  }

  static List<Note> notes(List<io.feebridge.ingress.part.Note> notes) {
    return each(notes, note -> new Note(note.key(), note.value()));
  }

  /** What {@code made} makes of each; without a stream, which is dear for so few. */
  static <P, A> List<A> each(List<P> parts, Function<P, A> made) {
    if (parts.isEmpty()) {
      return List.of();
    }
    List<A> all = new ArrayList<>(parts.size());
    for (P part : parts) {
      all.add(made.apply(part));
    }
    return all;
  }
}
