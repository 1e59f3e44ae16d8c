package io.feebridge.simulator.world.flex;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentKind;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.pull.PullCall;
import io.feebridge.simulator.pull.PullCall.Consequence;
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

  private final Ground ground;
  private final Collecting collecting;
  private final Pulling pulling;
  private final Reminders reminders;

  public Instalments(Ground ground, Collecting collecting, Pulling pulling) {
    this.ground = ground;
    this.collecting = collecting;
    this.pulling = pulling;
    this.reminders = new Reminders(ground, pulling);
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
    if (!s.mayDebit() || !i.isOpen()) {
      return Outcome.conflict(
          "Subscription is " + s.state().word() + ", instalment is " + i.state());
    }
    if (reachedTheBank(i)) {
      return Outcome.conflict("The institute has money of this instalment's first debit");
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
    if (reachedTheBank(i)) {
      return;
    }
    AtomicReference<@Nullable PullCall> asked = new AtomicReference<>();
    if (pulling.isAgreed()) {
      reminders.schedule(subscriptionId, i, BankCalendar.dayOf(due));
      ground
          .agenda()
          .at(
              due.minus(ASK_BEFORE),
              "the institute is asked before instalment " + i.number() + " of " + subscriptionId,
              () -> ask(subscriptionId, i, asked));
    }
    ground
        .agenda()
        .at(
            due,
            "instalment " + i.number() + " of subscription " + subscriptionId + " is presented",
            () -> present(subscriptionId, i, asked.get()));
  }

  private void ask(
      String subscriptionId, Instalment entered, AtomicReference<@Nullable PullCall> asked) {
    Subscription s = subscription(subscriptionId);
    if (!s.stillOwes(entered)) {
      return;
    }
    Student student = ground.registers().students().find(s.studentId()).orElseThrow();
    pulling.ask(
        student,
        Purpose.INSTALMENT,
        s.id(),
        entered.number(),
        call -> {
          asked.set(call);
          return call.succeeded() ? Consequence.INSTALMENT_GOES_ON : Consequence.INSTALMENT_SKIPPED;
        });
  }

  private void present(String subscriptionId, Instalment entered, @Nullable PullCall asked) {
    Subscription s = subscription(subscriptionId);
    if (!s.stillOwes(entered)) {
      return;
    }
    Instalment i = s.instalment(entered.number()).orElseThrow();
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

  /** It bounced after some of it had settled; a second debit would collect that twice. */
  private boolean reachedTheBank(Instalment i) {
    String payment = i.paymentId();
    return payment != null
        && ground.registers().payments().find(payment).orElseThrow().settled().isPositive();
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private Subscription subscription(String id) {
    return ground.registers().plans().subscriptions().find(id).orElseThrow();
  }
}
