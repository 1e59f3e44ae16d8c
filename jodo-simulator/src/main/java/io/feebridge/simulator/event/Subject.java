package io.feebridge.simulator.event;

import io.feebridge.simulator.direct.DirectPayment;
import io.feebridge.simulator.institute.Grade;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.loan.Disbursement;
import io.feebridge.simulator.loan.Emi;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.student.Student;

/** What an event is about, as it was at that instant. */
public sealed interface Subject {

  /** The student whose event it is, with the grade its code stands for. */
  record Learner(Student student, Grade grade) {}

  /** masterdata.student.*. */
  record OfStudent(Learner learner) implements Subject {}

  /** direct.payment.*. */
  record OfDirect(Learner learner, DirectPayment payment) implements Subject {}

  /** flex.subscription.* and flex.mandate.*. */
  record OfSubscription(Learner learner, Subscription subscription) implements Subject {}

  /** flex.instalment.* and flex.downpayment.*. */
  record OfFlex(Learner learner, Subscription subscription, Payment payment) implements Subject {}

  /** pay.payment.*. */
  record OfPay(Learner learner, Payment payment) implements Subject {}

  /** order.*, page.* and payment_link.*. */
  record OfOrder(Order order) implements Subject {}

  /** cred.loan.* except the tranche paid out. */
  record OfLoan(Learner learner, Application application) implements Subject {}

  /** cred.loan.disbursed. */
  record OfDisbursement(Learner learner, Application application, Disbursement disbursement)
      implements Subject {}

  /** cred.emi.debited. */
  record OfEmi(Learner learner, Application application, Emi emi) implements Subject {}
}
