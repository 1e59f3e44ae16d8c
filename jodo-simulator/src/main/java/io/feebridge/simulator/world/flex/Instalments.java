package io.feebridge.simulator.world.flex;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentKind;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Mandate;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.pull.PullCall;
import io.feebridge.simulator.pull.PullQuestion.Purpose;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.collecting.Collecting;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Debits instalments when they are due, and again when they bounced. */
public final class Instalments {

  private static final Duration ASK_BEFORE = Duration.ofDays(1);
  private static final Duration REMIND_BEFORE = Duration.ofDays(3);

  private final Ground ground;
  private final Collecting collecting;
  private final Pulling pulling;

  public Instalments(Ground ground, Collecting collecting, Pulling pulling) {
    this.ground = ground;
    this.collecting = collecting;
    this.pulling = pulling;
  }

  /** Enters the presentation of all open instalments. */
  public void schedule(Subscription s) {
    s.instalments().stream().filter(Instalment::isOpen).forEach(i -> schedule(s, i.number()));
  }

  /** Enters the presentation of one, on its due date or the next bank day. */
  public void schedule(Subscription s, int number) {
    Instalment i = s.instalment(number).orElseThrow();
    LocalDate day = ground.settings().calendar().after(later(i.dueDate(), ground.today()), 0);
    Instant due = BankCalendar.at(day, ground.settings().lifecycle().presentAt());
    enter(s.id(), i, due);
  }

  /** Presents now and knows the bank's answer. */
  public Outcome presentNow(Subscription s, Instalment i, BankAnswer result) {
    if (!mayDebit(s) || !i.isOpen()) {
      return Outcome.conflict(
          "Subscription is " + s.state().word() + ", instalment is " + i.state());
    }
    present(s, i, result, null);
    return new Outcome.Done(s.id());
  }

  /** Follows what became of an instalment's payment. */
  public void follow(Payment payment) {
    Integer number = payment.instalment();
    if (payment.kind() != PaymentKind.FLEX_INSTALMENT || number == null) {
      return;
    }
    Subscription s = subscription(Objects.requireNonNull(payment.subscriptionId()));
    Instalment i = s.instalment(number).orElseThrow();
    if (payment.state() == PaymentState.BOUNCED) {
      ground.registers().plans().put(s.with(i.withState(Instalment.State.BOUNCED)));
      presentAgain(s.id(), i);
    } else if (i.state() != Instalment.State.PAID) {
      ground.registers().plans().put(s.with(i.withState(Instalment.State.PAID)));
    }
  }

  private void enter(String subscriptionId, Instalment i, Instant due) {
    AtomicReference<@Nullable PullCall> asked = new AtomicReference<>();
    if (pulling.isAgreed()) {
      remind(subscriptionId, i.number(), due.minus(REMIND_BEFORE), Purpose.REMINDER, asked);
      remind(subscriptionId, i.number(), due.minus(ASK_BEFORE), Purpose.INSTALMENT, asked);
    }
    ground
        .agenda()
        .at(
            due,
            "instalment " + i.number() + " of subscription " + subscriptionId + " is presented",
            () -> present(subscriptionId, i, asked.get()));
  }

  private void remind(
      String subscriptionId,
      int number,
      Instant when,
      Purpose purpose,
      AtomicReference<@Nullable PullCall> asked) {
    ground
        .agenda()
        .at(
            when,
            "the institute is asked before instalment " + number + " of " + subscriptionId,
            () -> {
              Subscription s = subscription(subscriptionId);
              if (mayDebit(s) && s.instalment(number).orElseThrow().isOpen()) {
                Student student = ground.registers().students().find(s.studentId()).orElseThrow();
                pulling.ask(
                    student,
                    purpose,
                    call -> {
                      if (purpose == Purpose.INSTALMENT) {
                        asked.set(call);
                      }
                    });
              }
            });
  }

  private void present(String subscriptionId, Instalment entered, @Nullable PullCall asked) {
    Subscription s = subscription(subscriptionId);
    Instalment i = s.instalment(entered.number()).orElseThrow();
    boolean moved = !i.dueDate().equals(entered.dueDate());
    boolean done = i.presentations() != entered.presentations() || !i.isOpen();
    if (moved || done || !mayDebit(s)) {
      return;
    }
    if (pulling.isAgreed() && (asked == null || !asked.succeeded())) {
      ground.registers().plans().put(s.with(i.withState(Instalment.State.SKIPPED)));
      return;
    }
    Lifecycle life = ground.settings().lifecycle();
    boolean bounces = ground.seed().chance("bounce", life.bouncePercent());
    present(s, i, bounces ? BankAnswer.FAILS : BankAnswer.SUCCEEDS, life.bankAnswersAfter());
  }

  private void present(Subscription s, Instalment i, BankAnswer answer, @Nullable Duration after) {
    String known = i.paymentId();
    Payment payment =
        known != null
            ? ground.registers().payments().find(known).orElseThrow()
            : collecting.ofFlex(
                PaymentKind.FLEX_INSTALMENT,
                s.collector(),
                s.studentId(),
                s.id(),
                i.number(),
                i.debitLines(),
                "NACH");
    ground.registers().plans().put(s.with(i.presented(payment.id())));
    collecting.present(payment, answer, after);
  }

  private void presentAgain(String subscriptionId, Instalment i) {
    Lifecycle life = ground.settings().lifecycle();
    if (i.presentations() > life.representations()) {
      return;
    }
    LocalDate day = ground.settings().calendar().after(ground.today(), life.representAfter());
    enter(
        subscriptionId,
        i.withState(Instalment.State.BOUNCED),
        BankCalendar.at(day, life.presentAt()));
  }

  private static boolean mayDebit(Subscription s) {
    return s.state() == Subscription.State.ACTIVE && s.mandate().state() == Mandate.State.ACTIVE;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private Subscription subscription(String id) {
    return ground.registers().plans().subscriptions().find(id).orElseThrow();
  }
}
