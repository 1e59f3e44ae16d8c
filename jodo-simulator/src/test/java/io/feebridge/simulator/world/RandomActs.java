package io.feebridge.simulator.world;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.DirectCommand.AddPayment;
import io.feebridge.simulator.command.DirectCommand.CancelPayment;
import io.feebridge.simulator.command.DirectCommand.Offline;
import io.feebridge.simulator.command.DirectCommand.UpdatePayment;
import io.feebridge.simulator.command.LoanCommand.ApproveApplication;
import io.feebridge.simulator.command.LoanCommand.CancelApplication;
import io.feebridge.simulator.command.LoanCommand.DebitEmi;
import io.feebridge.simulator.command.LoanCommand.Disburse;
import io.feebridge.simulator.command.LoanCommand.FillApplication;
import io.feebridge.simulator.command.LoanCommand.RejectApplication;
import io.feebridge.simulator.command.LoanCommand.SignAgreement;
import io.feebridge.simulator.command.LoanCommand.StartApplication;
import io.feebridge.simulator.command.LoanCommand.Tranche;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.PaymentCommand.Bounce;
import io.feebridge.simulator.command.PaymentCommand.PayStudent;
import io.feebridge.simulator.command.PaymentCommand.Settle;
import io.feebridge.simulator.command.PlanCommand.ActivateSubscription;
import io.feebridge.simulator.command.PlanCommand.BeginSetUp;
import io.feebridge.simulator.command.PlanCommand.CancelMandate;
import io.feebridge.simulator.command.PlanCommand.CancelSubscription;
import io.feebridge.simulator.command.PlanCommand.CompleteSetUp;
import io.feebridge.simulator.command.PlanCommand.ManagePlan;
import io.feebridge.simulator.command.PlanCommand.Present;
import io.feebridge.simulator.command.PlanCommand.Proposed;
import io.feebridge.simulator.command.PlanCommand.Reschedule;
import io.feebridge.simulator.direct.DirectPayment.Channel;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Mandate;
import io.feebridge.simulator.plan.PlanLine;
import io.feebridge.simulator.plan.Subscription;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What people and banks do to plans, loans and offline payments, sensible or not. */
final class RandomActs {

  /** Each of these must be done, not only tried, by some of the worlds. */
  static final Set<String> KINDS =
      Set.of(
          "ManagePlan",
          "BeginSetUp",
          "CompleteSetUp",
          "ActivateSubscription",
          "Present",
          "Reschedule",
          "CancelMandate",
          "CancelSubscription",
          "Settle",
          "Bounce",
          "PayStudent",
          "AddPayment",
          "UpdatePayment",
          "CancelPayment",
          "StartApplication",
          "FillApplication",
          "ApproveApplication",
          "SignAgreement",
          "Disburse",
          "DebitEmi",
          "RejectApplication",
          "CancelApplication");

  private final Worlds w;
  private final SplittableRandom random;
  private final List<String> students = new ArrayList<>();

  RandomActs(Worlds w, SplittableRandom random) {
    this.w = w;
    this.random = random;
    for (int i = 0; i < 4; i++) {
      students.add(w.student());
    }
    students.forEach(this::beginPlan);
  }

  private void beginPlan(String student) {
    w.done(plan(student));
    w.done(new BeginSetUp(student));
  }

  /** Whether it was done and not refused. */
  boolean execute(Command command) {
    return w.world.execute(command) instanceof Outcome.Done;
  }

  int hours() {
    return random.nextInt(60);
  }

  Command next() {
    List<Subscription> unconfirmed =
        w.world.plans().subscriptions().all().stream()
            .filter(s -> s.state() == Subscription.State.SETUP)
            .toList();
    if (!unconfirmed.isEmpty() && random.nextInt(3) == 0) {
      return new ActivateSubscription(pick(unconfirmed).id());
    }
    int kind = random.nextInt(20);
    return kind < 10 ? ofPlans(kind) : kind < 15 ? ofMoney(kind) : ofLoans();
  }

  private Command ofPlans(int kind) {
    return switch (kind) {
      case 0 -> plan(pick(students));
      case 1 -> new BeginSetUp(pick(students));
      case 2, 3 -> of(w.world.plans().setUps().all(), s -> new CompleteSetUp(s.id(), "UPI"));
      case 4 -> onSubscription(s -> new ActivateSubscription(s.id()));
      case 5, 6, 7 -> onSubscription(s -> new Present(s.id(), 1 + random.nextInt(3), answer()));
      case 8 -> onSubscription(this::moved);
      default ->
          random.nextInt(4) > 0
              ? onSubscription(s -> new Present(s.id(), 2, BankAnswer.SUCCEEDS))
              : onSubscription(
                  s ->
                      random.nextBoolean()
                          ? new CancelSubscription(s.id())
                          : new CancelMandate(s.id(), Mandate.Category.MANDATE_ERROR));
    };
  }

  private Command ofMoney(int kind) {
    return switch (kind) {
      case 10 -> onPayment(this::settled);
      case 11, 12 -> onPayment(p -> new Bounce(p.id(), random.nextInt(3) == 0 ? true : null));
      case 13 -> new PayStudent(pick(students), lines(), "UPI", answer(), null);
      default -> offline();
    };
  }

  private Command offline() {
    var all = w.world.directPayments().all();
    Offline payment =
        new Offline(
            lines(),
            null,
            "cash",
            null,
            random.nextBoolean() ? "UTR" + random.nextInt(5) : null,
            null);
    return switch (random.nextInt(3)) {
      case 0 -> new AddPayment(pick(students), payment, pick(List.of(Channel.values())));
      case 1 -> of(all, p -> new UpdatePayment(p.id(), payment));
      default -> of(all, p -> new CancelPayment(p.id()));
    };
  }

  private Command ofLoans() {
    List<Application> all = w.world.loans().all();
    if (all.isEmpty() || random.nextInt(6) == 0) {
      return new StartApplication(pick(students));
    }
    Application loan = all.get(random.nextInt(all.size()));
    return switch (loan.state()) {
      case APPLICATION_STARTED ->
          random.nextInt(8) == 0
              ? new RejectApplication(loan.id())
              : new FillApplication(loan.id());
      case APPLICATION_FILLED ->
          random.nextInt(8) == 0
              ? new CancelApplication(loan.id())
              : new ApproveApplication(loan.id(), amount());
      case FINAL_APPROVED -> signed(loan);
      case AGREEMENT_SIGNED, REJECTED, CANCELED, APPLICATION_EXPIRED ->
          random.nextBoolean()
              ? of(loan.disbursements(), d -> new Disburse(loan.id(), d.id()))
              : of(loan.emis(), e -> new DebitEmi(loan.id(), e.id()));
    };
  }

  private Command signed(Application loan) {
    Money all = Objects.requireNonNull(loan.amount());
    Money first = new Money(1 + random.nextLong(all.paise() - 1));
    LocalDate today = today();
    return new SignAgreement(
        loan.id(),
        List.of(
            new Tranche(today.plusDays(random.nextInt(20)), first),
            new Tranche(today.plusDays(30), all.minus(first))),
        1 + random.nextInt(7));
  }

  private Command settled(Payment payment) {
    List<String> some =
        random.nextBoolean() ? List.of() : List.of(payment.lines().getFirst().component());
    return new Settle(payment.id(), some, random.nextBoolean() ? null : "UTRX" + random.nextInt(9));
  }

  private Command moved(Subscription s) {
    LocalDate due =
        s.instalments().stream()
            .filter(Instalment::isOpen)
            .map(Instalment::dueDate)
            .findFirst()
            .orElse(today());
    return new Reschedule(s.id(), due, today().plusDays(random.nextInt(10)));
  }

  private ManagePlan plan(String student) {
    List<Proposed> schedule = new ArrayList<>();
    boolean down = random.nextBoolean();
    for (int i = 0; i < 3; i++) {
      List<PlanLine> parts = new ArrayList<>();
      for (Line line : lines()) {
        parts.add(new PlanLine(line.component(), line.amount(), down && i == 0));
      }
      schedule.add(new Proposed(today().plusDays(2 + 9L * i), parts));
    }
    return new ManagePlan(student, schedule);
  }

  private List<Line> lines() {
    Line tuition = Line.of("TUITION", amount());
    return random.nextBoolean() ? List.of(tuition) : List.of(tuition, Line.of("BUS", amount()));
  }

  private Money amount() {
    return new Money(random.nextLong(2, 2_000_000));
  }

  private BankAnswer answer() {
    return random.nextInt(3) == 0 ? BankAnswer.FAILS : BankAnswer.SUCCEEDS;
  }

  private LocalDate today() {
    return BankCalendar.dayOf(w.world.now());
  }

  private Command onSubscription(Function<Subscription, Command> act) {
    return of(w.world.plans().subscriptions().all(), act);
  }

  private Command onPayment(Function<Payment, Command> act) {
    return of(w.world.payments().all(), act);
  }

  /** Of one of them; somebody begins a set-up where there is none. */
  private <T> Command of(List<T> all, Function<T, ? extends Command> act) {
    return all.isEmpty() ? new BeginSetUp(pick(students)) : act.apply(pick(all));
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
