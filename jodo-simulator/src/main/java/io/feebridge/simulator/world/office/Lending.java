package io.feebridge.simulator.world.office;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.LoanCommand;
import io.feebridge.simulator.command.LoanCommand.ApproveApplication;
import io.feebridge.simulator.command.LoanCommand.CancelApplication;
import io.feebridge.simulator.command.LoanCommand.DebitEmi;
import io.feebridge.simulator.command.LoanCommand.Disburse;
import io.feebridge.simulator.command.LoanCommand.ExpireApplication;
import io.feebridge.simulator.command.LoanCommand.FillApplication;
import io.feebridge.simulator.command.LoanCommand.RejectApplication;
import io.feebridge.simulator.command.LoanCommand.SignAgreement;
import io.feebridge.simulator.command.LoanCommand.StartApplication;
import io.feebridge.simulator.command.LoanCommand.Tranche;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.loan.Application.State;
import io.feebridge.simulator.loan.Disbursement;
import io.feebridge.simulator.loan.Emi;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.Reporting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Education loans. */
public final class Lending {

  private static final long FIRST_APPLICATION = 1_201;
  private static final long FIRST_DISBURSEMENT = 501;

  private final Ground ground;
  private final Reporting reporting;

  public Lending(Ground ground, Reporting reporting) {
    this.ground = ground;
    this.reporting = reporting;
  }

  public Outcome execute(LoanCommand command) {
    return switch (command) {
      case StartApplication c -> start(c.studentId());
      case FillApplication c ->
          on(c.applicationId(), a -> move(a, State.APPLICATION_STARTED, State.APPLICATION_FILLED));
      case ApproveApplication c -> on(c.applicationId(), a -> approve(a, c.amount()));
      case SignAgreement c -> on(c.applicationId(), a -> sign(a, c));
      case RejectApplication c -> on(c.applicationId(), a -> end(a, State.REJECTED));
      case CancelApplication c -> on(c.applicationId(), a -> end(a, State.CANCELED));
      case ExpireApplication c -> on(c.applicationId(), a -> end(a, State.APPLICATION_EXPIRED));
      case Disburse c -> on(c.applicationId(), a -> disburse(a, c.disbursementId()));
      case DebitEmi c -> on(c.applicationId(), a -> debit(a, c.emiId()));
    };
  }

  private Outcome start(String studentId) {
    Optional<Student> student = ground.registers().students().find(studentId);
    if (student.isEmpty()) {
      return Outcome.notFound("Student not found");
    }
    Application a =
        new Application(
            String.valueOf(ground.ids().number("application", FIRST_APPLICATION)),
            studentId,
            student.get().collector(),
            State.APPLICATION_STARTED,
            null,
            null,
            List.of(),
            List.of());
    return saved(a);
  }

  private Outcome move(Application a, State from, State to) {
    return a.state() == from ? saved(a.withState(to)) : is(a);
  }

  private Outcome approve(Application a, Money amount) {
    if (a.state() != State.APPLICATION_FILLED) {
      return is(a);
    }
    return amount.isPositive()
        ? saved(a.approved(amount))
        : Outcome.invalid("amount", "must be positive");
  }

  private Outcome sign(Application a, SignAgreement c) {
    if (a.state() != State.FINAL_APPROVED) {
      return is(a);
    }
    Money amount = Objects.requireNonNull(a.amount());
    Money sum = c.tranches().stream().map(Tranche::amount).reduce(Money.ZERO, Money::plus);
    if (!sum.equals(amount) || c.tranches().stream().anyMatch(t -> !t.amount().isPositive())) {
      return Outcome.invalid("tranches", "must be positive and add up to " + amount);
    }
    if (c.months() < 1 || c.months() > 120) {
      return Outcome.invalid("months", "must be 1 to 120");
    }
    List<Disbursement> tranches = new ArrayList<>();
    for (Tranche t : c.tranches()) {
      String id = String.valueOf(ground.ids().number("disbursement", FIRST_DISBURSEMENT));
      tranches.add(new Disbursement(id, t.date(), t.amount(), null));
    }
    Application signed =
        a.signed(ground.now(), List.copyOf(tranches), emis(a.id(), amount, c.months()));
    Outcome outcome = saved(signed);
    enter(signed);
    return outcome;
  }

  private List<Emi> emis(String applicationId, Money amount, int months) {
    List<Emi> emis = new ArrayList<>();
    long each = amount.paise() / months;
    for (int i = 1; i <= months; i++) {
      long paise = i == months ? amount.paise() - each * (months - 1) : each;
      emis.add(
          new Emi(
              "emi_" + applicationId + "_" + i,
              ground.today().plusMonths(i),
              new Money(paise),
              null));
    }
    return List.copyOf(emis);
  }

  private void enter(Application a) {
    for (Disbursement d : a.disbursements()) {
      LocalDate day = ground.settings().calendar().after(d.date(), 0);
      ground
          .agenda()
          .at(
              BankCalendar.at(day, ground.settings().lifecycle().settleAt()),
              "disbursement " + d.id() + " of loan " + a.id(),
              () -> execute(new Disburse(a.id(), d.id())));
    }
    for (Emi e : a.emis()) {
      LocalDate day = ground.settings().calendar().after(e.dueDate(), 0);
      ground
          .agenda()
          .at(
              BankCalendar.at(day, ground.settings().lifecycle().presentAt()),
              e.id() + " is debited",
              () -> execute(new DebitEmi(a.id(), e.id())));
    }
  }

  private Outcome disburse(Application a, String disbursementId) {
    Optional<Disbursement> found =
        a.disbursements().stream().filter(d -> d.id().equals(disbursementId)).findFirst();
    if (found.isEmpty()) {
      return Outcome.notFound("Disbursement not found");
    }
    if (found.get().isDisbursed()) {
      return Outcome.conflict("Disbursement has been paid out");
    }
    Disbursement paid = found.get().disbursed(ground.now());
    Application changed = ground.registers().loans().put(a.with(paid));
    reporting.report(
        EventCode.LOAN_DISBURSED,
        a.collector(),
        a.id(),
        new Subject.OfDisbursement(ground.learner(a.studentId()), changed, paid));
    return new Outcome.Done(a.id());
  }

  private Outcome debit(Application a, String emiId) {
    Optional<Emi> found = a.emis().stream().filter(e -> e.id().equals(emiId)).findFirst();
    if (found.isEmpty()) {
      return Outcome.notFound("EMI not found");
    }
    if (found.get().paidAt() != null) {
      return Outcome.conflict("EMI has been paid");
    }
    Emi paid = found.get().paid(ground.now());
    Application changed = ground.registers().loans().put(a.with(paid));
    reporting.report(
        EventCode.EMI_DEBITED,
        a.collector(),
        a.id(),
        new Subject.OfEmi(ground.learner(a.studentId()), changed, paid));
    return new Outcome.Done(a.id());
  }

  private Outcome end(Application a, State how) {
    return a.state().isOpen() ? saved(a.withState(how)) : is(a);
  }

  /** Keeps it and reports the state it has reached. */
  private Outcome saved(Application a) {
    ground.registers().loans().put(a);
    EventCode code =
        switch (a.state()) {
          case APPLICATION_STARTED -> EventCode.LOAN_STARTED;
          case APPLICATION_FILLED -> EventCode.LOAN_FILLED;
          case FINAL_APPROVED -> EventCode.LOAN_APPROVED;
          case AGREEMENT_SIGNED -> EventCode.LOAN_SIGNED;
          case REJECTED -> EventCode.LOAN_REJECTED;
          case CANCELED -> EventCode.LOAN_CANCELED;
          case APPLICATION_EXPIRED -> EventCode.LOAN_EXPIRED;
        };
    reporting.report(
        code, a.collector(), a.id(), new Subject.OfLoan(ground.learner(a.studentId()), a));
    return new Outcome.Done(a.id());
  }

  private Outcome on(String id, Function<Application, Outcome> then) {
    return ground
        .registers()
        .loans()
        .find(id)
        .map(then)
        .orElseGet(() -> Outcome.notFound("Application not found"));
  }

  private static Outcome is(Application a) {
    return Outcome.conflict("Application is " + a.state().word());
  }
}
