package io.feebridge.simulator.world.office;

import io.feebridge.simulator.command.DirectCommand;
import io.feebridge.simulator.command.DirectCommand.AddPayment;
import io.feebridge.simulator.command.DirectCommand.CancelByTransaction;
import io.feebridge.simulator.command.DirectCommand.CancelPayment;
import io.feebridge.simulator.command.DirectCommand.Offline;
import io.feebridge.simulator.command.DirectCommand.UpdatePayment;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.direct.DirectPayment;
import io.feebridge.simulator.direct.DirectPayment.Channel;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.Reporting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Payments that the institute took itself, entered by form or by API. */
public final class OfflinePayments {

  private final Ground ground;
  private final Reporting reporting;

  public OfflinePayments(Ground ground, Reporting reporting) {
    this.ground = ground;
    this.reporting = reporting;
  }

  public Outcome execute(DirectCommand command) {
    return switch (command) {
      case AddPayment c -> add(c);
      case UpdatePayment c ->
          find(c.paymentId()).map(p -> update(p, c.payment())).orElseGet(this::unknown);
      case CancelPayment c -> find(c.paymentId()).map(this::cancel).orElseGet(this::unknown);
      case CancelByTransaction c ->
          ground
              .registers()
              .directPayments()
              .byTransaction(c.studentId(), c.transactionId())
              .map(this::cancel)
              .orElseGet(this::unknown);
    };
  }

  private Outcome add(AddPayment c) {
    Optional<Student> student = ground.registers().students().find(c.studentId());
    if (student.isEmpty()) {
      return Outcome.notFound("Student not found");
    }
    Optional<Outcome> refused = refuse(student.get().collector(), c.payment());
    if (refused.isPresent()) {
      return refused.get();
    }
    String id = ground.ids().numbered("direct");
    String given = c.payment().transactionId();
    String transaction = given == null ? "txn_" + id : given;
    if (ground.registers().directPayments().byTransaction(c.studentId(), transaction).isPresent()) {
      return Outcome.invalid("transaction_id", "has been used for this student");
    }
    DirectPayment payment = made(id, student.get(), transaction, c.payment(), c.channel());
    ground.registers().directPayments().put(payment);
    report(payment, EventCode.DIRECT_ADDED);
    return new Outcome.Done(id);
  }

  private Outcome update(DirectPayment old, Offline changed) {
    if (old.cancelled()) {
      return Outcome.conflict("Payment is cancelled");
    }
    Optional<Outcome> refused = refuse(old.collector(), changed);
    if (refused.isPresent()) {
      return refused.get();
    }
    Student student = ground.registers().students().find(old.studentId()).orElseThrow();
    DirectPayment payment = made(old.id(), student, old.transactionId(), changed, old.channel());
    ground.registers().directPayments().put(payment);
    report(payment, EventCode.DIRECT_UPDATED);
    return new Outcome.Done(old.id());
  }

  private Outcome cancel(DirectPayment payment) {
    if (payment.cancelled()) {
      return Outcome.conflict("Payment is already cancelled");
    }
    DirectPayment cancelled = ground.registers().directPayments().put(payment.asCancelled());
    report(cancelled, EventCode.DIRECT_CANCELLED);
    return new Outcome.Done(payment.id());
  }

  private DirectPayment made(
      String id, Student student, String transaction, Offline payment, Channel channel) {
    Instant paidAt = payment.paidAt();
    return new DirectPayment(
        id,
        student.id(),
        student.collector(),
        transaction,
        List.copyOf(payment.lines()),
        paidAt == null ? ground.now() : paidAt,
        payment.mode(),
        payment.settlementUtr(),
        payment.notes(),
        channel,
        false);
  }

  private void report(DirectPayment payment, EventCode code) {
    if (payment.channel() == Channel.API && !ground.settings().lifecycle().echoApiPayments()) {
      return;
    }
    reporting.report(
        code,
        payment.collector(),
        payment.id(),
        new Subject.OfDirect(ground.learner(payment.studentId()), payment));
  }

  private Optional<Outcome> refuse(String collector, Offline payment) {
    return ground.refuseLines(
        ground.branch(collector).orElseThrow(), payment.lines(), "fee_components");
  }

  private Optional<DirectPayment> find(String id) {
    return ground.registers().directPayments().find(id);
  }

  private Outcome unknown() {
    return Outcome.notFound("Payment not found");
  }
}
