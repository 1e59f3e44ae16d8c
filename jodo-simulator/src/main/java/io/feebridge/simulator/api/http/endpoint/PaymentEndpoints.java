package io.feebridge.simulator.api.http.endpoint;

import io.feebridge.simulator.api.http.Call;
import io.feebridge.simulator.api.http.Endpoint;
import io.feebridge.simulator.api.http.Operation;
import io.feebridge.simulator.api.http.message.Answer;
import io.feebridge.simulator.api.http.message.Members;
import io.feebridge.simulator.api.http.message.Problem;
import io.feebridge.simulator.command.DirectCommand.AddPayment;
import io.feebridge.simulator.command.DirectCommand.CancelByTransaction;
import io.feebridge.simulator.command.StudentCommand.UpdateFees;
import io.feebridge.simulator.direct.DirectPayment;
import io.feebridge.simulator.direct.DirectPayment.Channel;
import io.feebridge.simulator.form.http.FeeForm;
import io.feebridge.simulator.form.http.Form;
import io.feebridge.simulator.form.http.OfflineForm;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.pay.Family;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentKind;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What a student owes and has paid. */
public final class PaymentEndpoints {

  private final Asking asking;

  public PaymentEndpoints(Simulator simulator) {
    asking = new Asking(simulator);
  }

  /** The endpoints by operation. */
  public Map<Operation, Endpoint> all() {
    return Map.of(
        Operation.UPDATE_FEE, this::updateFee,
        Operation.LIST_PAYMENTS, this::list,
        Operation.ADD_PAYMENT, this::add,
        Operation.CANCEL_PAYMENT, this::cancel);
  }

  /** The set is replaced, as the one source that says anything claims. */
  private Mono<Answer> updateFee(Call call) {
    Form form = call.form();
    List<Fee> fees = form.list("fee_components", FeeForm::read);
    return Asking.valid(
        form, () -> asking.done(call, new UpdateFees(call.studentId(), fees), Answer.success(200)));
  }

  private Mono<Answer> list(Call call) {
    return asking.ofStudent(
        call, (world, student) -> Answer.success(200, payments(world, student.id())));
  }

  private static List<Members> payments(World world, String studentId) {
    List<Members> payments = new ArrayList<>();
    for (Payment payment : world.payments().of(studentId)) {
      if (payment.paidAt() != null) {
        String product = payment.family() == Family.FLEX ? "flex" : "pg";
        payments.add(
            Members.of("id", payment.id())
                .andDecimal("amount", payment.amount())
                .and("product", product)
                .and("mode", payment.kind() == PaymentKind.FLEX_INSTALMENT ? payment.mode() : "pg")
                .andTime("paid_at", payment.paidAt())
                .andList("details", payment.lines(), PaymentEndpoints::line));
      }
    }
    for (DirectPayment payment : world.directPayments().of(studentId)) {
      if (!payment.cancelled()) {
        payments.add(offline(payment));
      }
    }
    return payments;
  }

  /** Product {@code direct} is a guess: the page shows a payment of Pay alone. */
  private static Members offline(DirectPayment payment) {
    return Members.of("id", payment.id())
        .andDecimal("amount", payment.amount())
        .and("product", "direct")
        .and("mode", payment.mode())
        .andTime("paid_at", payment.paidAt())
        .andList(
            "details",
            payment.lines(),
            line ->
                Members.of("fee_component", line.component())
                    .andDecimal("amount", line.amount())
                    .and("settlement_utr", payment.settlementUtr())
                    .and("settled_at", null));
  }

  private static Members line(Line line) {
    return Members.of("fee_component", line.component())
        .andDecimal("amount", line.amount())
        .and("settlement_utr", line.utr())
        .andTime("settled_at", line.settledAt());
  }

  private Mono<Answer> add(Call call) {
    Form form = call.form();
    OfflineForm payment = OfflineForm.alone(form);
    return Asking.valid(
        form,
        () ->
            asking.with(
                world -> problemOf(world, call, payment),
                problem ->
                    problem.isPresent()
                        ? Mono.just(problem.get().answer())
                        : asking.done(
                            call,
                            new AddPayment(call.studentId(), payment.payment(), Channel.API),
                            Answer.success(201))));
  }

  /** What the split is worth in the student's branch. */
  private static Optional<Problem> problemOf(World world, Call call, OfflineForm payment) {
    Optional<Student> student = world.students().find(call.studentId());
    if (student.isEmpty()) {
      return Optional.of(call.operation().notFound("Student not found"));
    }
    return world
        .institute()
        .branch(student.get().collector())
        .flatMap(
            branch -> Optional.ofNullable(Branches.problemOf(payment, branch, call.operation())));
  }

  private Mono<Answer> cancel(Call call) {
    return asking.done(
        call,
        new CancelByTransaction(call.studentId(), call.variable("transaction_id")),
        Answer.success(200));
  }
}
