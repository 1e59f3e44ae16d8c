package io.feebridge.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.OrderCommand.AnswerPayment;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.OrderCommand.BeginPayment;
import io.feebridge.simulator.command.OrderCommand.CancelLink;
import io.feebridge.simulator.command.OrderCommand.CreateOrder;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.institute.Code;
import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.order.OrderKind;
import io.feebridge.simulator.order.OrderRequest;
import io.feebridge.simulator.order.OrderStatus;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.webhook.Timetable;
import io.feebridge.simulator.world.ground.Lifecycle;
import io.feebridge.simulator.world.ground.WorldSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PayingAtTheBankTest {

  private static final Instant START = Instant.parse("2025-06-02T03:30:00Z");
  private static final int BUDGET = 1_000;

  private final World world = world();

  @Test
  void aPaymentWaitsForTheBanksAnswer() {
    String order = order(OrderKind.ORDER);

    String attempt = begin(order);

    assertThat(payment(attempt).state()).isEqualTo(PaymentState.PENDING);
    world.advance(START.plus(Duration.ofDays(1)), BUDGET);
    assertThat(payment(attempt).state()).isEqualTo(PaymentState.PENDING);
    assertThat(status(order)).isEqualTo(OrderStatus.UNPAID);
  }

  @Test
  void twoTabsPayOneOrderTwice() {
    String order = order(OrderKind.ORDER);
    String one = begin(order);
    String other = begin(order);

    done(new AnswerPayment(one, BankAnswer.SUCCEEDS, null));
    done(new AnswerPayment(other, BankAnswer.SUCCEEDS, null));

    assertThat(payment(one).state()).isEqualTo(PaymentState.DEBITED);
    assertThat(payment(other).state()).isEqualTo(PaymentState.DEBITED);
    assertThat(world.orders().find(order).orElseThrow().transactionId()).isEqualTo(other);
    assertThat(world.eventCounts().get(EventCode.ORDER_DEBITED)).isEqualTo(2);
  }

  @Test
  void aPaidOrderBeginsNoMorePayments() {
    String order = order(OrderKind.ORDER);
    done(new AnswerPayment(begin(order), BankAnswer.SUCCEEDS, null));

    assertThat(world.execute(new BeginPayment(order, "UPI"))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aDeclinedPaymentLeavesTheOrderOpen() {
    String order = order(OrderKind.ORDER);
    String attempt = begin(order);

    done(new AnswerPayment(attempt, BankAnswer.FAILS, null));

    assertThat(payment(attempt).state()).isEqualTo(PaymentState.FAILED);
    assertThat(status(order)).isEqualTo(OrderStatus.UNPAID);
    assertThat(world.execute(new AnswerPayment(attempt, BankAnswer.SUCCEEDS, null)))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aSlowBankDebitsLater() {
    String order = order(OrderKind.ORDER);
    String attempt = begin(order);

    done(new AnswerPayment(attempt, BankAnswer.SUCCEEDS, Duration.ofSeconds(20)));

    assertThat(payment(attempt).state()).isEqualTo(PaymentState.PENDING);
    world.advance(START.plusSeconds(20), BUDGET);
    assertThat(payment(attempt).paidAt()).isEqualTo(START.plusSeconds(20));
  }

  @Test
  void aCancelledLinkTakesNoMoney() {
    String link = order(OrderKind.LINK);
    String attempt = begin(link);
    String slow = begin(link);
    done(new AnswerPayment(slow, BankAnswer.SUCCEEDS, Duration.ofSeconds(20)));
    done(new CancelLink(link));

    assertThat(world.execute(new AnswerPayment(attempt, BankAnswer.SUCCEEDS, null)))
        .isInstanceOf(Outcome.Refused.class);

    world.advance(START.plusSeconds(20), BUDGET);
    assertThat(payment(slow).state()).isEqualTo(PaymentState.FAILED);
    assertThat(status(link)).isEqualTo(OrderStatus.CANCELLED);
  }

  private String begin(String order) {
    return done(new BeginPayment(order, "UPI"));
  }

  private String done(Command command) {
    Outcome outcome = world.execute(command);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).id();
  }

  private Payment payment(String id) {
    return world.payments().find(id).orElseThrow();
  }

  private OrderStatus status(String order) {
    return world.orders().find(order).orElseThrow().status();
  }

  private String order(OrderKind kind) {
    Line line = Line.of("TUITION_FEE", Money.rupees("12500"));
    return done(
        new CreateOrder(
            new OrderRequest(
                kind,
                "north",
                "Ananya Sharma",
                "9876543210",
                "ananya@example.com",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(line),
                null,
                null,
                List.of())));
  }

  private static World world() {
    Branch branch =
        new Branch(
            "north",
            "North",
            List.of(),
            List.of(new Code("TUITION_FEE", "Tuition fee")),
            List.of(),
            List.of());
    Institute institute =
        new Institute("School", Institute.Environment.UAT, List.of(), List.of(branch), null);
    WorldSettings settings =
        new WorldSettings(
            1,
            START,
            institute,
            Lifecycle.USUAL,
            new BankCalendar(Set.of()),
            Timetable.JODO,
            Duration.ofMinutes(1),
            100);
    return new World(
        settings, event -> event.id().getBytes(StandardCharsets.UTF_8), (_, _) -> "signature");
  }
}
