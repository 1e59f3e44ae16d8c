package io.feebridge.simulator.world.collecting;

import io.feebridge.simulator.command.OrderCommand;
import io.feebridge.simulator.command.OrderCommand.AnswerPayment;
import io.feebridge.simulator.command.OrderCommand.BeginPayment;
import io.feebridge.simulator.command.OrderCommand.CancelLink;
import io.feebridge.simulator.command.OrderCommand.CreateOrder;
import io.feebridge.simulator.command.OrderCommand.ExpireLink;
import io.feebridge.simulator.command.OrderCommand.LeaveCheckout;
import io.feebridge.simulator.command.OrderCommand.PayOrder;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.order.OrderKind;
import io.feebridge.simulator.order.OrderRequest;
import io.feebridge.simulator.order.OrderStatus;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentKind;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.Reporting;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Orders, links and hosted payment pages, up to the payer's bank. */
public final class Ordering {

  private final Ground ground;
  private final Reporting reporting;
  private final Collecting collecting;

  public Ordering(Ground ground, Reporting reporting, Collecting collecting) {
    this.ground = ground;
    this.reporting = reporting;
    this.collecting = collecting;
  }

  public Outcome execute(OrderCommand command) {
    return switch (command) {
      case CreateOrder c -> create(c.request());
      case PayOrder c -> onUnpaid(c.orderId(), order -> pay(order, c));
      case BeginPayment c -> onUnpaid(c.orderId(), order -> begin(order, c.mode()));
      case AnswerPayment c -> collecting.answer(c.paymentId(), c.result(), c.after());
      case LeaveCheckout c -> onUnpaid(c.orderId(), order -> new Outcome.Done(order.id()));
      case CancelLink c -> onUnpaid(c.orderId(), order -> end(order, OrderStatus.CANCELLED));
      case ExpireLink c -> onUnpaid(c.orderId(), order -> end(order, OrderStatus.EXPIRED));
    };
  }

  private Outcome create(OrderRequest request) {
    Optional<Branch> branch = ground.branch(request.collector());
    if (branch.isEmpty()) {
      return Outcome.invalid("collector_code", "Invalid collector code");
    }
    Optional<Outcome> refused = ground.refuseLines(branch.get(), request.lines(), "details");
    if (refused.isPresent()) {
      return refused.get();
    }
    if (request.grade() != null && branch.get().grade(request.grade()).isEmpty()) {
      return Outcome.invalid("grade", "Invalid grade " + request.grade());
    }
    Instant expiresAt = request.expiresAt();
    if (expiresAt != null && !expiresAt.isAfter(ground.now())) {
      return Outcome.invalid("expires_at", "must be in the future");
    }
    Order order =
        new Order(
            ground.ids().lettered("order_", 14),
            ground.ids().lettered("t", 24),
            request,
            ground.now(),
            request.lines(),
            OrderStatus.UNPAID,
            null,
            null);
    ground.registers().orders().put(order);
    if (expiresAt != null && request.kind() == OrderKind.LINK) {
      ground.agenda().at(expiresAt, "link " + order.id() + " expires", () -> expire(order.id()));
    }
    return new Outcome.Done(order.id());
  }

  private Outcome pay(Order order, PayOrder c) {
    collecting.present(paymentOf(order, c.mode()), c.result(), c.after());
    return new Outcome.Done(order.id());
  }

  private Outcome begin(Order order, String mode) {
    Payment payment = paymentOf(order, mode);
    ground.registers().payments().put(payment.pending());
    return new Outcome.Done(payment.id());
  }

  private Payment paymentOf(Order order, String mode) {
    PaymentKind kind =
        switch (order.kind()) {
          case ORDER -> PaymentKind.ORDER;
          case LINK -> PaymentKind.LINK;
          case PAGE -> PaymentKind.PAGE;
        };
    return collecting.ofOrder(kind, order, mode);
  }

  private void expire(String orderId) {
    Order order = ground.registers().orders().find(orderId).orElseThrow();
    if (order.status() == OrderStatus.UNPAID) {
      end(order, OrderStatus.EXPIRED);
    }
  }

  private Outcome end(Order order, OrderStatus how) {
    if (order.kind() != OrderKind.LINK) {
      return Outcome.conflict("Only a payment link can be cancelled or expire");
    }
    Order ended = ground.registers().orders().put(order.withStatus(how));
    if (how == OrderStatus.EXPIRED) {
      reporting.report(
          EventCode.LINK_EXPIRED, ended.collector(), ended.id(), new Subject.OfOrder(ended));
    }
    return new Outcome.Done(order.id());
  }

  private Outcome onUnpaid(String id, Function<Order, Outcome> then) {
    Optional<Order> order = ground.registers().orders().find(id);
    if (order.isEmpty()) {
      return Outcome.notFound("Order not found");
    }
    return order.get().status() == OrderStatus.UNPAID
        ? then.apply(order.get())
        : Outcome.conflict(
            "Order is " + order.get().status().name().toLowerCase(java.util.Locale.ROOT));
  }
}
