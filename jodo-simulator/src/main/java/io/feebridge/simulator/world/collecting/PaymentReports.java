package io.feebridge.simulator.world.collecting;

import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentKind;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.Reporting;
import java.util.Objects;
import java.util.function.Consumer;

/** Reports a payment whenever its money has moved, and tells those who follow it. */
public final class PaymentReports {

  private final Ground ground;
  private final Reporting reporting;
  private Consumer<Payment> before = _ -> {};
  private Consumer<Payment> after = _ -> {};

  public PaymentReports(Ground ground, Reporting reporting) {
    this.ground = ground;
    this.reporting = reporting;
  }

  /** They are told of each change, before and after it is reported. */
  public void follow(Consumer<Payment> first, Consumer<Payment> last) {
    this.before = first;
    this.after = last;
  }

  /** It was debited, bounced, or more of it has arrived. */
  public void changed(Payment payment) {
    before.accept(payment);
    reporting.report(
        code(payment.kind(), payment.state()),
        payment.collector(),
        payment.reportedId(),
        subject(payment));
    after.accept(payment);
  }

  private Subject subject(Payment payment) {
    return switch (payment.family()) {
      case FLEX -> {
        Subscription subscription =
            ground
                .registers()
                .plans()
                .subscriptions()
                .find(Objects.requireNonNull(payment.subscriptionId()))
                .orElseThrow();
        yield new Subject.OfFlex(ground.learner(subscription.studentId()), subscription, payment);
      }
      case PAY ->
          new Subject.OfPay(ground.learner(Objects.requireNonNull(payment.studentId())), payment);
      case ORDER -> {
        Order order =
            ground
                .registers()
                .orders()
                .find(Objects.requireNonNull(payment.orderId()))
                .orElseThrow();
        yield new Subject.OfOrder(order);
      }
      case DIRECT, LOAN, EMI ->
          throw new IllegalArgumentException(
              payment.family() + " is no payment that Jodo collects");
    };
  }

  /** The event that will report its settlement. */
  public static EventCode settledCode(Payment payment) {
    return code(payment.kind(), PaymentState.SETTLED);
  }

  private static EventCode code(PaymentKind kind, PaymentState state) {
    boolean settled = state == PaymentState.SETTLED || state == PaymentState.PARTLY_SETTLED;
    return switch (kind) {
      case FLEX_DOWNPAYMENT ->
          settled ? EventCode.DOWNPAYMENT_SETTLED : EventCode.DOWNPAYMENT_DEBITED;
      case FLEX_INSTALMENT -> {
        if (state == PaymentState.BOUNCED) {
          yield EventCode.INSTALMENT_BOUNCED;
        }
        yield settled ? EventCode.INSTALMENT_SETTLED : EventCode.INSTALMENT_DEBITED;
      }
      case PAY -> settled ? EventCode.PAY_SETTLED : EventCode.PAY_DEBITED;
      case ORDER -> settled ? EventCode.ORDER_SETTLED : EventCode.ORDER_DEBITED;
      case LINK -> settled ? EventCode.LINK_SETTLED : EventCode.LINK_DEBITED;
      case PAGE -> settled ? EventCode.PAGE_SETTLED : EventCode.PAGE_DEBITED;
    };
  }
}
