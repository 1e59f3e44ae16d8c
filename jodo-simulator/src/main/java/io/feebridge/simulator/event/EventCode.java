package io.feebridge.simulator.event;

import java.util.Arrays;
import java.util.Optional;

/** The 36 events of Jodo's documentation. */
public enum EventCode {
  STUDENT_REGISTERED("masterdata.student.registered"),
  STUDENT_DROPPED("masterdata.student.dropped"),
  STUDENT_ACTIVATED("masterdata.student.activated"),
  DIRECT_ADDED("direct.payment.added"),
  DIRECT_UPDATED("direct.payment.updated"),
  DIRECT_CANCELLED("direct.payment.cancelled"),
  SUBSCRIPTION_SETUP("flex.subscription.setup"),
  SUBSCRIPTION_ACTIVE("flex.subscription.active"),
  SUBSCRIPTION_UPDATED("flex.subscription.updated"),
  SUBSCRIPTION_CANCELLED("flex.subscription.cancelled"),
  SUBSCRIPTION_CLOSED("flex.subscription.closed"),
  MANDATE_CANCELLED("flex.mandate.cancelled"),
  MANDATE_EXPIRED("flex.mandate.expired"),
  INSTALMENT_DEBITED("flex.instalment.debited"),
  INSTALMENT_SETTLED("flex.instalment.settled"),
  INSTALMENT_BOUNCED("flex.instalment.bounced"),
  DOWNPAYMENT_DEBITED("flex.downpayment.debited"),
  DOWNPAYMENT_SETTLED("flex.downpayment.settled"),
  PAY_DEBITED("pay.payment.debited"),
  PAY_SETTLED("pay.payment.settled"),
  ORDER_DEBITED("order.payment.debited"),
  ORDER_SETTLED("order.payment.settled"),
  PAGE_DEBITED("page.payment.debited"),
  PAGE_SETTLED("page.payment.settled"),
  LINK_DEBITED("payment_link.payment.debited"),
  LINK_SETTLED("payment_link.payment.settled"),
  LINK_EXPIRED("payment_link.payment.expired"),
  LOAN_STARTED("cred.loan.application_started"),
  LOAN_FILLED("cred.loan.application_filled"),
  LOAN_APPROVED("cred.loan.final_approved"),
  LOAN_SIGNED("cred.loan.agreement_signed"),
  LOAN_REJECTED("cred.loan.rejected"),
  LOAN_CANCELED("cred.loan.canceled"),
  LOAN_EXPIRED("cred.loan.application_expired"),
  LOAN_DISBURSED("cred.loan.disbursed"),
  EMI_DEBITED("cred.emi.debited");

  private final String code;

  EventCode(String code) {
    this.code = code;
  }

  /** As Jodo writes it. */
  public String code() {
    return code;
  }

  public static Optional<EventCode> of(String code) {
    return Arrays.stream(values()).filter(e -> e.code.equals(code)).findFirst();
  }
}
