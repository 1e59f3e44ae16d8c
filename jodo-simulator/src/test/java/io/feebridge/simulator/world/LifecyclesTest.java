package io.feebridge.simulator.world;

import static io.feebridge.simulator.world.Worlds.BRANCH;
import static io.feebridge.simulator.world.Worlds.MONDAY;
import static io.feebridge.simulator.world.Worlds.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.command.DirectCommand.AddPayment;
import io.feebridge.simulator.command.DirectCommand.CancelByTransaction;
import io.feebridge.simulator.command.DirectCommand.Offline;
import io.feebridge.simulator.command.DirectCommand.UpdatePayment;
import io.feebridge.simulator.command.LoanCommand.ApproveApplication;
import io.feebridge.simulator.command.LoanCommand.FillApplication;
import io.feebridge.simulator.command.LoanCommand.SignAgreement;
import io.feebridge.simulator.command.LoanCommand.StartApplication;
import io.feebridge.simulator.command.LoanCommand.Tranche;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.OrderCommand.CancelLink;
import io.feebridge.simulator.command.OrderCommand.CreateOrder;
import io.feebridge.simulator.command.OrderCommand.PayOrder;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.PaymentCommand.Bounce;
import io.feebridge.simulator.command.PaymentCommand.PayStudent;
import io.feebridge.simulator.command.PaymentCommand.Settle;
import io.feebridge.simulator.command.PlanCommand.BeginSetUp;
import io.feebridge.simulator.command.PlanCommand.CancelMandate;
import io.feebridge.simulator.command.PlanCommand.CompleteSetUp;
import io.feebridge.simulator.command.PlanCommand.ManagePlan;
import io.feebridge.simulator.command.PlanCommand.Present;
import io.feebridge.simulator.command.PlanCommand.Proposed;
import io.feebridge.simulator.command.PlanCommand.Reschedule;
import io.feebridge.simulator.direct.DirectPayment.Channel;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.order.OrderKind;
import io.feebridge.simulator.order.OrderRequest;
import io.feebridge.simulator.order.OrderStatus;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.plan.Mandate;
import io.feebridge.simulator.plan.PlanLine;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.truth.Telling;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifecyclesTest {

  private final Worlds w = Worlds.calm().listening();

  @Test
  void settlesOnTheNextBankDayAtElevenInIndia() {
    String payment = pay("300");

    w.pass(Duration.ofDays(1));
    assertThat(payment(payment).state()).isEqualTo(PaymentState.DEBITED);
    w.until(Instant.parse("2025-06-03T05:30:00Z"));

    assertThat(payment(payment).state()).isEqualTo(PaymentState.SETTLED);
    assertThat(payment(payment).lines().getFirst().settledAt())
        .isEqualTo(Instant.parse("2025-06-03T05:30:00Z"));
  }

  @Test
  void holidaysSundaysAndTheSecondSaturdayAreNoBankDays() {
    w.until(Instant.parse("2025-06-04T04:00:00Z"));
    String beforeHoliday = pay("1");
    w.until(Instant.parse("2025-06-13T04:00:00Z"));
    String beforeSecondSaturday = pay("2");
    w.pass(Duration.ofDays(10));

    assertThat(settledAt(beforeHoliday)).isEqualTo(Instant.parse("2025-06-06T05:30:00Z"));
    assertThat(settledAt(beforeSecondSaturday)).isEqualTo(Instant.parse("2025-06-16T05:30:00Z"));
  }

  @Test
  void paymentsOfOneBranchAndDayShareTheUtr() {
    String first = pay("1");
    String second = pay("2");
    w.pass(Duration.ofHours(23));
    String later = pay("3");
    w.pass(Duration.ofDays(5));

    assertThat(utr(first)).isEqualTo(utr(second)).startsWith("UTR20250603");
    assertThat(utr(later)).isNotEqualTo(utr(first));
  }

  @Test
  void settlesInPartByCommandAndTheRestOnItsDay() {
    String student = w.student();
    String id =
        w.done(
            new PayStudent(
                student,
                List.of(line("TUITION", "10"), line("BUS", "5")),
                "UPI",
                BankAnswer.SUCCEEDS,
                null));
    w.done(new Settle(id, List.of("BUS"), "EARLY"));

    assertThat(payment(id).state()).isEqualTo(PaymentState.PARTLY_SETTLED);
    w.pass(Duration.ofDays(3));
    assertThat(payment(id).state()).isEqualTo(PaymentState.SETTLED);
    assertThat(payment(id).lines()).extracting(Line::utr).doesNotHaveDuplicates().contains("EARLY");
  }

  @Test
  void aRefusedPaymentMovesNothing() {
    String student = w.student();
    String id =
        w.done(new PayStudent(student, List.of(line("BUS", "5")), "UPI", BankAnswer.FAILS, null));
    w.pass(Duration.ofDays(5));

    assertThat(payment(id).state()).isEqualTo(PaymentState.FAILED);
    assertThat(w.events()).containsExactly("masterdata.student.registered");
  }

  @Test
  void aSlowBankAnswersLater() {
    String order = w.done(new CreateOrder(order(OrderKind.ORDER, null)));
    w.done(new PayOrder(order, "NB", BankAnswer.SUCCEEDS, Duration.ofMinutes(5)));
    w.pass(Duration.ofMinutes(4));
    assertThat(status(order)).isEqualTo(OrderStatus.UNPAID);
    assertThat(w.world.payments().of(order).getFirst().state()).isEqualTo(PaymentState.PENDING);

    w.pass(Duration.ofMinutes(2));

    assertThat(status(order)).isEqualTo(OrderStatus.PAID);
    assertThat(w.events()).containsExactly("order.payment.debited");
  }

  @Test
  void twoTabsPayTwiceAndTheTruthHasBoth() {
    String order = w.done(new CreateOrder(order(OrderKind.ORDER, null)));
    w.done(new PayOrder(order, "NB", BankAnswer.SUCCEEDS, Duration.ofMinutes(5)));
    w.done(new PayOrder(order, "UPI", BankAnswer.SUCCEEDS, null));
    w.pass(Duration.ofDays(2));

    assertThat(w.world.payments().of(order))
        .extracting(Payment::state)
        .containsExactly(PaymentState.SETTLED, PaymentState.SETTLED);
    assertThat(Telling.of(w.world).payments())
        .singleElement()
        .satisfies(p -> assertThat(p.settled()).hasToString("100.00"));
    assertThat(w.refused(new PayOrder(order, "UPI", BankAnswer.SUCCEEDS, null)).reason())
        .isEqualTo(Outcome.Reason.CONFLICT);
  }

  @Test
  void aLinkExpiresUnpaidAndACancelledOneDoesNot() {
    Instant soon = MONDAY.plus(Duration.ofHours(2));
    String expiring = w.done(new CreateOrder(order(OrderKind.LINK, soon)));
    String cancelled = w.done(new CreateOrder(order(OrderKind.LINK, soon)));
    w.done(new CancelLink(cancelled));

    w.pass(Duration.ofHours(3));

    assertThat(status(expiring)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(status(cancelled)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(w.events()).containsExactly("payment_link.payment.expired");
    String order = w.done(new CreateOrder(order(OrderKind.ORDER, null)));
    assertThat(w.refused(new CancelLink(order)).reason()).isEqualTo(Outcome.Reason.CONFLICT);
  }

  @Test
  void flexFromSetUpToClosed() {
    String subscription = subscribed(true);

    w.pass(Duration.ofDays(90));

    assertThat(w.events())
        .containsExactly(
            "masterdata.student.registered",
            "flex.subscription.setup",
            "flex.downpayment.debited",
            "flex.subscription.active",
            "flex.downpayment.settled",
            "flex.instalment.debited",
            "flex.instalment.settled",
            "flex.instalment.debited",
            "flex.instalment.settled",
            "flex.subscription.closed");
    assertThat(subscription(subscription).state()).isEqualTo(Subscription.State.CLOSED);
  }

  @Test
  void aBouncedInstalmentIsPresentedAgainUnderTheSamePaymentId() {
    String subscription = subscribed(false);
    w.pass(Duration.ofDays(2));
    w.done(new Present(subscription, 1, BankAnswer.FAILS));
    w.pass(Duration.ofDays(7));

    assertThat(w.events())
        .containsSubsequence("flex.instalment.bounced", "flex.instalment.debited");
    assertThat(subscription(subscription).instalments().getFirst().presentations()).isEqualTo(2);
    assertThat(w.world.payments().all()).hasSize(1);
  }

  @Test
  void aDebitCanBeTakenBackBeforeItSettlesButNotAfter() {
    String subscription = subscribed(false);
    w.pass(Duration.ofDays(2));
    w.done(new Present(subscription, 1, BankAnswer.SUCCEEDS));
    String payment = w.world.payments().all().getFirst().id();
    w.done(new Bounce(payment));
    assertThat(payment(payment).state()).isEqualTo(PaymentState.BOUNCED);

    w.pass(Duration.ofDays(30));

    assertThat(payment(payment).state()).isEqualTo(PaymentState.SETTLED);
    assertThat(w.refused(new Bounce(payment)).reason()).isEqualTo(Outcome.Reason.CONFLICT);
  }

  @Test
  void aDebitThatIsTakenBackAfterItSettledIsNotCollectedAndItsMoneyStaysAtTheBank() {
    String subscription = subscribed(false);
    w.pass(Duration.ofDays(2));
    w.done(new Present(subscription, 1, BankAnswer.SUCCEEDS));
    String payment = w.world.payments().all().getFirst().id();
    w.pass(Duration.ofDays(5));
    assertThat(payment(payment).state()).isEqualTo(PaymentState.SETTLED);
    Money amount = payment(payment).amount();

    w.done(new Bounce(payment, true));
    w.pass(Duration.ofDays(20));

    assertThat(w.events())
        .containsSubsequence(
            "flex.instalment.debited", "flex.instalment.settled", "flex.instalment.bounced");
    assertThat(Telling.of(w.world).payments())
        .filteredOn(p -> p.id().equals(payment))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.state()).isEqualTo("bounced");
              assertThat(p.collected()).isEqualTo(Money.ZERO);
              assertThat(p.settled()).isEqualTo(amount);
            });
    assertThat(subscription(subscription).instalments().getFirst().presentations()).isOne();
    assertThat(w.refused(new Present(subscription, 1, BankAnswer.SUCCEEDS)).message())
        .contains("first debit");
    LocalDate due = subscription(subscription).instalments().getFirst().dueDate();
    w.done(new Reschedule(subscription, due, due.plusDays(60)));
    w.pass(Duration.ofDays(60));
    assertThat(payment(payment).state()).isEqualTo(PaymentState.BOUNCED);
  }

  @Test
  void withoutItsMandateNothingIsDebitedAnyMore() {
    String subscription = subscribed(false);
    w.pass(Duration.ofDays(2));
    w.done(new CancelMandate(subscription, Mandate.Category.CUSTOMER_REVOKED));
    w.pass(Duration.ofDays(90));

    assertThat(w.events())
        .contains("flex.mandate.cancelled")
        .doesNotContain("flex.instalment.debited");
    assertThat(subscription(subscription).state()).isEqualTo(Subscription.State.ACTIVE);
  }

  @Test
  void aPlanIsLockedAfterSetUp() {
    String subscription = subscribed(false);
    String student = subscription(subscription).studentId();

    assertThat(w.refused(new ManagePlan(student, plan(false))).message())
        .isEqualTo("Subscription already set up");
  }

  @Test
  void aLoanFromApplicationToTheLastEmi() {
    String student = w.student();
    String loan = w.done(new StartApplication(student));
    w.done(new FillApplication(loan));
    w.done(new ApproveApplication(loan, Money.rupees("1000")));
    Tranche first = new Tranche(LocalDate.of(2025, 6, 10), Money.rupees("600"));
    Tranche second = new Tranche(LocalDate.of(2025, 7, 1), Money.rupees("400"));
    assertThat(w.refused(new SignAgreement(loan, List.of(first), 3)).reason())
        .isEqualTo(Outcome.Reason.INVALID);
    w.done(new SignAgreement(loan, List.of(first, second), 3));

    w.pass(Duration.ofDays(120));

    assertThat(w.events())
        .containsExactly(
            "masterdata.student.registered",
            "cred.loan.application_started",
            "cred.loan.application_filled",
            "cred.loan.final_approved",
            "cred.loan.agreement_signed",
            "cred.loan.disbursed",
            "cred.loan.disbursed",
            "cred.emi.debited",
            "cred.emi.debited",
            "cred.emi.debited");
    assertThat(w.world.loans().find(loan).orElseThrow().emis())
        .extracting(e -> e.amount().toString())
        .containsExactly("333.33", "333.33", "333.34");
  }

  @Test
  void offlinePaymentsOfTheDashboardAreReportedThoseOfTheApiAreNot() {
    String student = w.student();
    String id = w.done(new AddPayment(student, offline("100"), Channel.DASHBOARD));
    w.done(new UpdatePayment(id, offline("90")));
    String transaction = w.world.directPayments().find(id).orElseThrow().transactionId();
    w.done(new CancelByTransaction(student, transaction));
    w.done(new AddPayment(student, offline("5"), Channel.API));
    w.pass(Duration.ofMinutes(1));

    assertThat(w.events())
        .containsExactly(
            "masterdata.student.registered",
            "direct.payment.added",
            "direct.payment.updated",
            "direct.payment.cancelled");
    assertThat(w.refused(new CancelByTransaction(student, transaction)).reason())
        .isEqualTo(Outcome.Reason.CONFLICT);
  }

  @Test
  void codesAreCheckedAgainstTheBranch() {
    String student = w.student();
    assertThat(
            w.refused(
                    new PayStudent(
                        student, List.of(line("LIBRARY", "1")), "UPI", BankAnswer.SUCCEEDS, null))
                .fields())
        .containsExactly(new Outcome.Field("fee_components", "Invalid component type LIBRARY"));
    assertThat(w.refused(new CreateOrder(order("nowhere"))).fields())
        .extracting(Outcome.Field::key)
        .containsExactly("collector_code");
  }

  private String subscribed(boolean downpayment) {
    String student = w.student();
    w.done(new ManagePlan(student, plan(downpayment)));
    String setUp = w.done(new BeginSetUp(student));
    return w.done(new CompleteSetUp(setUp, "UPI"));
  }

  private static List<Proposed> plan(boolean downpayment) {
    return List.of(
        new Proposed(
            LocalDate.of(2025, 6, 10),
            List.of(
                new PlanLine("TUITION", Money.rupees("100"), false),
                new PlanLine("BUS", Money.rupees("20"), downpayment))),
        new Proposed(
            LocalDate.of(2025, 7, 10),
            List.of(new PlanLine("TUITION", Money.rupees("100"), false))));
  }

  private String pay(String rupees) {
    return w.done(
        new PayStudent(
            w.student(), List.of(line("TUITION", rupees)), "UPI", BankAnswer.SUCCEEDS, null));
  }

  private static Offline offline(String rupees) {
    return new Offline(List.of(line("BUS", rupees)), null, "cash", null, null, null);
  }

  private static OrderRequest order(String branch) {
    return order(branch, OrderKind.ORDER, null);
  }

  private static OrderRequest order(OrderKind kind, @Nullable Instant expiresAt) {
    return order(BRANCH, kind, expiresAt);
  }

  private static OrderRequest order(String branch, OrderKind kind, @Nullable Instant expiresAt) {
    return new OrderRequest(
        kind,
        branch,
        "Asha",
        "9876543210",
        "a@example.com",
        "A-1",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(line("TUITION", "50")),
        null,
        expiresAt,
        List.of());
  }

  private Payment payment(String id) {
    return w.world.payments().find(id).orElseThrow();
  }

  private Subscription subscription(String id) {
    return w.world.plans().subscriptions().find(id).orElseThrow();
  }

  private OrderStatus status(String id) {
    return w.world.orders().find(id).orElseThrow().status();
  }

  private @Nullable Instant settledAt(String id) {
    return payment(id).lines().getFirst().settledAt();
  }

  private @Nullable String utr(String id) {
    return payment(id).lines().getFirst().utr();
  }
}
