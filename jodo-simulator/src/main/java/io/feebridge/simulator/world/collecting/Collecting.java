package io.feebridge.simulator.world.collecting;

import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.PaymentCommand;
import io.feebridge.simulator.command.PaymentCommand.Bounce;
import io.feebridge.simulator.command.PaymentCommand.PayStudent;
import io.feebridge.simulator.command.PaymentCommand.Settle;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.order.OrderStatus;
import io.feebridge.simulator.pay.Family;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentKind;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.ground.Ground;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes money from the payer's bank, and gives it back. */
public final class Collecting {

  private final Ground ground;
  private final PaymentReports reports;
  private final Settling settling;

  public Collecting(Ground ground, PaymentReports reports, Settling settling) {
    this.ground = ground;
    this.reports = reports;
    this.settling = settling;
  }

  public Outcome execute(PaymentCommand command) {
    return switch (command) {
      case PayStudent c -> payStudent(c);
      case Settle c ->
          find(c.paymentId())
              .map(p -> settling.settleNow(p, c.components(), c.utr()))
              .orElseGet(Collecting::unknown);
      case Bounce c ->
          find(c.paymentId())
              .map(p -> bounce(p, Boolean.TRUE.equals(c.evenSettled())))
              .orElseGet(Collecting::unknown);
    };
  }

  public Payment ofOrder(PaymentKind kind, Order order, String mode) {
    return made(
        ground.ids().numbered("txn"),
        kind,
        order.collector(),
        null,
        order.id(),
        null,
        null,
        order.lines(),
        mode);
  }

  public Payment ofFlex(
      PaymentKind kind,
      String collector,
      String studentId,
      String subscriptionId,
      @Nullable Integer instalment,
      List<Line> lines,
      String mode) {
    return made(
        ground.ids().numbered("flex"),
        kind,
        collector,
        studentId,
        null,
        subscriptionId,
        instalment,
        lines,
        mode);
  }

  /** Asks the payer's bank; {@code after} null lets it answer at once. */
  public void present(Payment payment, BankAnswer answer, @Nullable Duration after) {
    ground.registers().payments().put(payment.pending());
    if (after == null) {
      resolve(payment.id(), answer);
    } else {
      ground
          .agenda()
          .at(
              ground.now().plus(after),
              "the bank answers for " + payment.id(),
              () -> resolve(payment.id(), answer));
    }
  }

  /** The bank answers for an order's payment that was begun. */
  Outcome answer(String paymentId, BankAnswer answer, @Nullable Duration after) {
    Optional<Payment> begun = find(paymentId).filter(p -> p.family() == Family.ORDER);
    if (begun.isEmpty()) {
      return unknown();
    }
    Payment payment = begun.get();
    if (payment.state() != PaymentState.PENDING) {
      return Outcome.conflict("The bank has already answered for this payment");
    }
    if (isOrderGone(payment)) {
      return Outcome.conflict("This payment link can no longer be paid");
    }
    present(payment, answer, after);
    return new Outcome.Done(payment.id());
  }

  private void resolve(String paymentId, BankAnswer answer) {
    Payment payment = find(paymentId).orElseThrow();
    if (payment.state() != PaymentState.PENDING) {
      return;
    }
    if (answer == BankAnswer.FAILS || isOrderGone(payment)) {
      fail(payment);
    } else {
      succeed(payment);
    }
  }

  private void succeed(Payment payment) {
    Payment debited = ground.registers().payments().put(payment.debited(ground.now()));
    String orderId = payment.orderId();
    if (orderId != null) {
      Order order = ground.registers().orders().find(orderId).orElseThrow();
      ground
          .registers()
          .orders()
          .put(order.withLines(payment.lines()).paid(payment.id(), ground.now()));
    }
    reports.changed(debited);
    settling.schedule(debited);
  }

  private void fail(Payment payment) {
    if (payment.kind() == PaymentKind.FLEX_INSTALMENT) {
      reports.changed(ground.registers().payments().put(payment.bounced()));
    } else {
      ground.registers().payments().put(payment.failed());
    }
  }

  /**
   * The order was cancelled or expired while the bank was thinking. One that was paid meanwhile is
   * paid twice.
   */
  private boolean isOrderGone(Payment payment) {
    String orderId = payment.orderId();
    if (orderId == null) {
      return false;
    }
    OrderStatus status = ground.registers().orders().find(orderId).orElseThrow().status();
    return status == OrderStatus.CANCELLED || status == OrderStatus.EXPIRED;
  }

  private Outcome payStudent(PayStudent c) {
    Optional<Student> student = ground.registers().students().find(c.studentId());
    if (student.isEmpty()) {
      return Outcome.notFound("Student not found");
    }
    String collector = student.get().collector();
    Optional<Outcome> refused =
        ground.refuseLines(ground.branch(collector).orElseThrow(), c.lines(), "fee_components");
    if (refused.isPresent()) {
      return refused.get();
    }
    Payment payment =
        made(
            ground.ids().numbered("pg"),
            PaymentKind.PAY,
            collector,
            c.studentId(),
            null,
            null,
            null,
            c.lines(),
            c.mode());
    present(payment, c.result(), c.after());
    return new Outcome.Done(payment.id());
  }

  private Outcome bounce(Payment payment, boolean evenSettled) {
    if (payment.kind() != PaymentKind.FLEX_INSTALMENT) {
      return Outcome.conflict("Only an instalment can bounce");
    }
    boolean may =
        switch (payment.state()) {
          case PENDING, DEBITED -> true;
          case PARTLY_SETTLED, SETTLED -> evenSettled;
          case FAILED, BOUNCED -> false;
        };
    if (!may) {
      return Outcome.conflict("Payment is " + payment.state());
    }
    reports.changed(ground.registers().payments().put(payment.bounced()));
    return new Outcome.Done(payment.id());
  }

  private Payment made(
      String id,
      PaymentKind kind,
      String collector,
      @Nullable String studentId,
      @Nullable String orderId,
      @Nullable String subscriptionId,
      @Nullable Integer instalment,
      List<Line> lines,
      String mode) {
    return new Payment(
        id,
        kind,
        collector,
        studentId,
        orderId,
        subscriptionId,
        instalment,
        List.copyOf(lines),
        mode,
        ground.ids().numbered("ref"),
        ground.now(),
        PaymentState.PENDING,
        null);
  }

  private Optional<Payment> find(String id) {
    return ground.registers().payments().find(id);
  }

  private static Outcome unknown() {
    return Outcome.notFound("Payment not found");
  }
}
