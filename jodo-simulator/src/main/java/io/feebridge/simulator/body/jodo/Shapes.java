package io.feebridge.simulator.body.jodo;

import static io.feebridge.simulator.body.jodo.Parts.application;
import static io.feebridge.simulator.body.jodo.Parts.bouncedPayment;
import static io.feebridge.simulator.body.jodo.Parts.directPayment;
import static io.feebridge.simulator.body.jodo.Parts.disbursement;
import static io.feebridge.simulator.body.jodo.Parts.disbursements;
import static io.feebridge.simulator.body.jodo.Parts.emiPayment;
import static io.feebridge.simulator.body.jodo.Parts.instalmentPayment;
import static io.feebridge.simulator.body.jodo.Parts.mandateCancelled;
import static io.feebridge.simulator.body.jodo.Parts.mandateExpired;
import static io.feebridge.simulator.body.jodo.Parts.order;
import static io.feebridge.simulator.body.jodo.Parts.orderId;
import static io.feebridge.simulator.body.jodo.Parts.schedule;
import static io.feebridge.simulator.body.jodo.Parts.student;
import static io.feebridge.simulator.body.jodo.Parts.studentId;
import static io.feebridge.simulator.body.jodo.Parts.studentPayment;
import static io.feebridge.simulator.body.jodo.Parts.subscription;
import static io.feebridge.simulator.body.jodo.Shape.EnvelopeKey.EVENT;
import static io.feebridge.simulator.body.jodo.Shape.EnvelopeKey.EVENT_ID;
import static io.feebridge.simulator.body.jodo.Shape.EnvelopeKey.TIMESTAMP;
import static io.feebridge.simulator.body.jodo.Shape.EnvelopeKey.VERSION;

import io.feebridge.simulator.body.jodo.Parts.Told;
import io.feebridge.simulator.body.jodo.Shape.EnvelopeKey;
import io.feebridge.simulator.body.jodo.Shape.Part;
import io.feebridge.simulator.event.EventCode;
import java.util.ArrayList;
import java.util.List;

/** The shape of each event, as its page of Jodo's documentation shows it. */
final class Shapes {

  private static final List<EnvelopeKey> ID_FIRST = List.of(EVENT_ID, EVENT, TIMESTAMP, VERSION);
  private static final List<EnvelopeKey> ID_FIRST_TIME_LAST =
      List.of(EVENT_ID, EVENT, VERSION, TIMESTAMP);
  private static final List<EnvelopeKey> EVENT_FIRST = List.of(EVENT, EVENT_ID, TIMESTAMP, VERSION);
  private static final List<EnvelopeKey> EVENT_FIRST_TIME_LAST =
      List.of(EVENT, EVENT_ID, VERSION, TIMESTAMP);

  private static final LineForm WHOLE_LINES = LineForm.payment(AmountForm.NUMBER);
  private static final LineForm DECIMAL_LINES = LineForm.payment(AmountForm.DECIMAL_NUMBER);

  private Shapes() {}

  /** A new event must say here what it looks like. */
  static Shape of(EventCode code) {
    return switch (code) {
      case STUDENT_REGISTERED, STUDENT_DROPPED, STUDENT_ACTIVATED -> masterdata();
      case DIRECT_ADDED, DIRECT_UPDATED, DIRECT_CANCELLED -> direct();
      case SUBSCRIPTION_SETUP, SUBSCRIPTION_UPDATED -> scheduled();
      case SUBSCRIPTION_ACTIVE -> active();
      case SUBSCRIPTION_CANCELLED, SUBSCRIPTION_CLOSED -> over();
      case MANDATE_CANCELLED -> mandate(mandateCancelled());
      case MANDATE_EXPIRED -> mandate(mandateExpired());
      case INSTALMENT_DEBITED -> instalment(instalmentPayment(WHOLE_LINES));
      case INSTALMENT_SETTLED -> instalment(instalmentPayment(WHOLE_LINES.settled()));
      case INSTALMENT_BOUNCED -> instalment(bouncedPayment());
      case DOWNPAYMENT_DEBITED -> downpayment(WHOLE_LINES);
      case DOWNPAYMENT_SETTLED -> downpayment(WHOLE_LINES.settled());
      case PAY_DEBITED -> pay(DECIMAL_LINES);
      case PAY_SETTLED -> pay(DECIMAL_LINES.settled());
      case ORDER_DEBITED -> shape(ID_FIRST_TIME_LAST, orderId(), order(OrderForm.ORDER));
      case ORDER_SETTLED -> shape(ID_FIRST_TIME_LAST, orderId(), order(OrderForm.ORDER_SETTLED));
      case PAGE_DEBITED -> pageOrLink(OrderForm.PAGE);
      case PAGE_SETTLED -> pageOrLink(OrderForm.PAGE_SETTLED);
      case LINK_DEBITED, LINK_EXPIRED -> pageOrLink(OrderForm.LINK);
      case LINK_SETTLED -> pageOrLink(OrderForm.LINK_SETTLED);
      case LOAN_STARTED, LOAN_FILLED, LOAN_REJECTED, LOAN_CANCELED, LOAN_EXPIRED ->
          loan(application(Told.STATUS));
      case LOAN_APPROVED -> loan(application(Told.AMOUNT));
      case LOAN_SIGNED -> loan(application(Told.SIGNATURE), disbursements());
      case LOAN_DISBURSED -> disbursed();
      case EMI_DEBITED -> emi();
    };
  }

  private static Shape masterdata() {
    return shape(
        EVENT_FIRST_TIME_LAST, studentId(IdForm.PREFIXED), student(StudentForm.MASTERDATA));
  }

  private static Shape direct() {
    return shape(ID_FIRST, directPayment(), student(StudentForm.PAYMENT), studentId(IdForm.NUMBER));
  }

  private static Shape scheduled() {
    return shape(
        ID_FIRST,
        studentId(IdForm.NUMBER),
        student(StudentForm.SUBSCRIPTION),
        subscription(IdForm.NUMBER),
        schedule());
  }

  /** Both ids are texts and there is no fullname, unlike the other four. */
  private static Shape active() {
    return shape(
        ID_FIRST,
        studentId(IdForm.DIGITS),
        student(StudentForm.PAYMENT),
        subscription(IdForm.DIGITS));
  }

  private static Shape over() {
    return shape(
        ID_FIRST,
        studentId(IdForm.NUMBER),
        student(StudentForm.SUBSCRIPTION),
        subscription(IdForm.NUMBER));
  }

  private static Shape mandate(Part mandate) {
    return shape(
        EVENT_FIRST,
        studentId(IdForm.PREFIXED),
        student(StudentForm.MANDATE),
        subscription(IdForm.PREFIXED),
        mandate);
  }

  private static Shape instalment(Part payment) {
    return shape(
        ID_FIRST,
        studentId(IdForm.NUMBER),
        student(StudentForm.PAYMENT),
        subscription(IdForm.NUMBER),
        payment);
  }

  /** No subscription though it belongs to one. */
  private static Shape downpayment(LineForm lines) {
    return shape(
        EVENT_FIRST_TIME_LAST,
        studentId(IdForm.PREFIXED),
        student(StudentForm.DOWNPAYMENT),
        studentPayment(AmountForm.NUMBER, lines));
  }

  private static Shape pay(LineForm lines) {
    return shape(
        ID_FIRST,
        studentId(IdForm.NUMBER),
        student(StudentForm.PAYMENT),
        studentPayment(AmountForm.DECIMAL_NUMBER, lines));
  }

  private static Shape pageOrLink(OrderForm form) {
    return shape(EVENT_FIRST_TIME_LAST, orderId(), order(form));
  }

  private static Shape loan(Part... application) {
    List<Part> parts = new ArrayList<>();
    parts.add(studentId(IdForm.NUMBER));
    parts.add(student(StudentForm.LOAN));
    parts.addAll(List.of(application));
    return new Shape(ID_FIRST, List.copyOf(parts));
  }

  private static Shape disbursed() {
    return shape(
        ID_FIRST,
        studentId(IdForm.NUMBER),
        application(Told.SIGNATURE),
        student(StudentForm.LOAN),
        disbursement());
  }

  /** Ids and the loan's amount are texts beside an EMI that is a number. */
  private static Shape emi() {
    return shape(
        EVENT_FIRST,
        studentId(IdForm.PREFIXED),
        student(StudentForm.EMI),
        application(Told.SIGNATURE, IdForm.DIGITS, AmountForm.TEXT),
        emiPayment());
  }

  private static Shape shape(List<EnvelopeKey> envelope, Part... payload) {
    return new Shape(envelope, List.of(payload));
  }
}
