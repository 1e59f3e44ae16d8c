package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.direct.DirectPayment;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.event.Subject.Learner;
import io.feebridge.simulator.event.WorldEvent;
import io.feebridge.simulator.institute.Grade;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.loan.Disbursement;
import io.feebridge.simulator.loan.Emi;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.order.OrderKind;
import io.feebridge.simulator.order.OrderRequest;
import io.feebridge.simulator.order.OrderStatus;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentKind;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Mandate;
import io.feebridge.simulator.plan.PlanLine;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.student.Note;
import io.feebridge.simulator.student.Profile;
import io.feebridge.simulator.student.Student;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Events in which every field that may be told has a value. */
final class Sample {

  private static final Instant PAID = Instant.parse("2026-04-10T06:30:00Z");
  private static final Instant SETTLED = Instant.parse("2026-04-13T12:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-09-15");

  private static final List<Line> LINES =
      List.of(
          new Line("TUITION_FEE", Money.rupees("10500.50"), "UTR1", SETTLED),
          Line.of("TRANSPORT_FEE", Money.rupees("499.50")));

  private static final List<Note> NOTES = List.of(new Note("erp_reference_id", "REF123"));

  private static final Disbursement TRANCHE =
      new Disbursement("501", DAY, Money.rupees("60000"), SETTLED);

  private Sample() {}

  static WorldEvent event(EventCode code, long number) {
    return new WorldEvent(
        "00000000-0000-4000-8000-%012d".formatted(number),
        code,
        PAID,
        "81c6b473c138",
        subject(code));
  }

  private static Subject subject(EventCode code) {
    return switch (code) {
      case STUDENT_REGISTERED, STUDENT_DROPPED, STUDENT_ACTIVATED ->
          new Subject.OfStudent(learner());
      case DIRECT_ADDED, DIRECT_UPDATED, DIRECT_CANCELLED ->
          new Subject.OfDirect(learner(), direct());
      case SUBSCRIPTION_SETUP,
          SUBSCRIPTION_ACTIVE,
          SUBSCRIPTION_UPDATED,
          SUBSCRIPTION_CANCELLED,
          SUBSCRIPTION_CLOSED,
          MANDATE_CANCELLED,
          MANDATE_EXPIRED ->
          new Subject.OfSubscription(learner(), subscription());
      case INSTALMENT_DEBITED, INSTALMENT_SETTLED, INSTALMENT_BOUNCED ->
          new Subject.OfFlex(
              learner(), subscription(), payment("flex_1235", PaymentKind.FLEX_INSTALMENT, "NACH"));
      case DOWNPAYMENT_DEBITED, DOWNPAYMENT_SETTLED ->
          new Subject.OfFlex(
              learner(), subscription(), payment("flex_1234", PaymentKind.FLEX_DOWNPAYMENT, "UPI"));
      case PAY_DEBITED, PAY_SETTLED ->
          new Subject.OfPay(learner(), payment("pg_1909", PaymentKind.PAY, "CARD"));
      case ORDER_DEBITED,
          ORDER_SETTLED,
          PAGE_DEBITED,
          PAGE_SETTLED,
          LINK_DEBITED,
          LINK_SETTLED,
          LINK_EXPIRED ->
          new Subject.OfOrder(order());
      case LOAN_STARTED,
          LOAN_FILLED,
          LOAN_APPROVED,
          LOAN_SIGNED,
          LOAN_REJECTED,
          LOAN_CANCELED,
          LOAN_EXPIRED ->
          new Subject.OfLoan(learner(), application());
      case LOAN_DISBURSED -> new Subject.OfDisbursement(learner(), application(), TRANCHE);
      case EMI_DEBITED ->
          new Subject.OfEmi(
              learner(), application(), new Emi("emi_1235_1", DAY, Money.rupees("9000"), PAID));
    };
  }

  /** Of which only the payer was given. */
  static WorldEvent expiredLink() {
    OrderRequest request =
        new OrderRequest(
            OrderKind.LINK,
            "81c6b473c138",
            "Customer name",
            "9876543210",
            "you@example.com",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            LINES,
            null,
            PAID,
            List.of());
    Order order =
        new Order("order_1", "token", request, PAID, LINES, OrderStatus.EXPIRED, null, null);
    return new WorldEvent(
        "00000000-0000-4000-8000-000000000001",
        EventCode.LINK_EXPIRED,
        PAID,
        "81c6b473c138",
        new Subject.OfOrder(order));
  }

  private static Learner learner() {
    Profile profile =
        new Profile(
            "81c6b473c138",
            "Jodo Test Student",
            "JODO/TEST/005",
            "cust_1234",
            "M1BLUE",
            false,
            2026,
            2027,
            DAY,
            "Parent",
            "9876543210",
            "parent@example.com",
            null);
    return new Learner(
        new Student("7268", "user_1", profile, List.of(), NOTES, Student.State.ACTIVE, PAID),
        new Grade("M1BLUE", "Montessori 1", "General"));
  }

  private static DirectPayment direct() {
    return new DirectPayment(
        "direct_3257",
        "7268",
        "81c6b473c138",
        "tra_1234",
        LINES,
        PAID,
        "cash",
        "settl_1234",
        "advance payment",
        DirectPayment.Channel.DASHBOARD,
        false);
  }

  private static Subscription subscription() {
    return new Subscription(
        "88001",
        "7268",
        "81c6b473c138",
        Subscription.State.ACTIVE,
        new Mandate(
            "mandate_1921", Mandate.State.CANCELLED, DAY, Mandate.Category.CUSTOMER_REVOKED),
        List.of(
            new Instalment(
                1,
                DAY,
                List.of(new PlanLine("TUITION_FEE", Money.rupees("11000"), false)),
                Instalment.State.SCHEDULED,
                null,
                0)));
  }

  private static Payment payment(String id, PaymentKind kind, String mode) {
    return new Payment(
        id,
        kind,
        "81c6b473c138",
        "7268",
        null,
        "88001",
        1,
        LINES,
        mode,
        "ref_1235",
        PAID,
        PaymentState.PARTLY_SETTLED,
        PAID);
  }

  private static Application application() {
    return new Application(
        "1235",
        "7268",
        "81c6b473c138",
        Application.State.AGREEMENT_SIGNED,
        Money.rupees("100000"),
        PAID,
        List.of(TRANCHE, TRANCHE),
        List.of());
  }

  private static Order order() {
    OrderRequest request =
        new OrderRequest(
            OrderKind.LINK,
            "81c6b473c138",
            "Customer name",
            "9876543210",
            "you@example.com",
            "any_ref_id",
            "cust_1234",
            "Student Name",
            "grade_5944",
            "2015-01-01",
            false,
            2026,
            2027,
            LINES,
            null,
            null,
            NOTES);
    return new Order(
        "order_12345", "token", request, PAID, LINES, OrderStatus.PAID, "trans_568aaf1f9a65", PAID);
  }
}
