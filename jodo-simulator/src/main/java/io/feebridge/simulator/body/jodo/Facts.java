package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.direct.DirectPayment;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.event.Subject.Learner;
import io.feebridge.simulator.event.Subject.OfDirect;
import io.feebridge.simulator.event.Subject.OfDisbursement;
import io.feebridge.simulator.event.Subject.OfEmi;
import io.feebridge.simulator.event.Subject.OfFlex;
import io.feebridge.simulator.event.Subject.OfLoan;
import io.feebridge.simulator.event.Subject.OfOrder;
import io.feebridge.simulator.event.Subject.OfPay;
import io.feebridge.simulator.event.Subject.OfStudent;
import io.feebridge.simulator.event.Subject.OfSubscription;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.loan.Disbursement;
import io.feebridge.simulator.loan.Emi;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.plan.Subscription;

/**
 * A subject by what parts of it a body tells. Asking for what it is not about is an {@link
 * IllegalArgumentException}: the event was reported with the wrong subject.
 */
record Facts(Subject subject) {

  Learner learner() {
    return switch (subject) {
      case OfStudent of -> of.learner();
      case OfDirect of -> of.learner();
      case OfSubscription of -> of.learner();
      case OfFlex of -> of.learner();
      case OfPay of -> of.learner();
      case OfLoan of -> of.learner();
      case OfDisbursement of -> of.learner();
      case OfEmi of -> of.learner();
      case OfOrder _ -> throw missing("a student");
    };
  }

  DirectPayment direct() {
    if (subject instanceof OfDirect of) {
      return of.payment();
    }
    throw missing("an offline payment");
  }

  Subscription subscription() {
    if (subject instanceof OfSubscription of) {
      return of.subscription();
    }
    if (subject instanceof OfFlex of) {
      return of.subscription();
    }
    throw missing("a subscription");
  }

  Payment payment() {
    if (subject instanceof OfFlex of) {
      return of.payment();
    }
    if (subject instanceof OfPay of) {
      return of.payment();
    }
    throw missing("a payment");
  }

  Order order() {
    if (subject instanceof OfOrder of) {
      return of.order();
    }
    throw missing("an order");
  }

  Application application() {
    if (subject instanceof OfLoan of) {
      return of.application();
    }
    if (subject instanceof OfDisbursement of) {
      return of.application();
    }
    if (subject instanceof OfEmi of) {
      return of.application();
    }
    throw missing("a loan");
  }

  Disbursement disbursement() {
    if (subject instanceof OfDisbursement of) {
      return of.disbursement();
    }
    throw missing("a disbursement");
  }

  Emi emi() {
    if (subject instanceof OfEmi of) {
      return of.emi();
    }
    throw missing("an EMI");
  }

  private IllegalArgumentException missing(String what) {
    return new IllegalArgumentException(
        "this event tells " + what + ", and " + subject.getClass().getSimpleName() + " has none");
  }
}
