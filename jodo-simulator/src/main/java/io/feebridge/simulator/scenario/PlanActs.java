package io.feebridge.simulator.scenario;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.LoanCommand.ApproveApplication;
import io.feebridge.simulator.command.LoanCommand.CancelApplication;
import io.feebridge.simulator.command.LoanCommand.ExpireApplication;
import io.feebridge.simulator.command.LoanCommand.FillApplication;
import io.feebridge.simulator.command.LoanCommand.RejectApplication;
import io.feebridge.simulator.command.LoanCommand.SignAgreement;
import io.feebridge.simulator.command.LoanCommand.StartApplication;
import io.feebridge.simulator.command.LoanCommand.Tranche;
import io.feebridge.simulator.command.PlanCommand;
import io.feebridge.simulator.command.PlanCommand.BeginSetUp;
import io.feebridge.simulator.command.PlanCommand.CancelMandate;
import io.feebridge.simulator.command.PlanCommand.CancelSubscription;
import io.feebridge.simulator.command.PlanCommand.CompleteSetUp;
import io.feebridge.simulator.command.PlanCommand.ManagePlan;
import io.feebridge.simulator.command.PlanCommand.Proposed;
import io.feebridge.simulator.command.PlanCommand.Reschedule;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.plan.Mandate;
import io.feebridge.simulator.plan.PlanLine;
import io.feebridge.simulator.plan.SetUp;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.student.Student;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What one person of a flow does: Flex plans and loans. */
final class PlanActs {

  private final Stage stage;
  private final Cast cast;

  PlanActs(Stage stage, Cast cast) {
    this.stage = stage;
    this.cast = cast;
  }

  void flex(Flow flow) {
    Student student = cast.student();
    stage.must(new ManagePlan(student.id(), schedule(student, flow.months())));
    String setUp = stage.must(new BeginSetUp(student.id()));
    boolean moved = stage.chance(flow.changePercent());
    boolean revoked = stage.chance(flow.cancelPercent());
    boolean left = stage.chance(flow.leavePercent());
    stage.later(
        Duration.ofMinutes(2),
        "set-up " + setUp + " is completed",
        () -> stateOf(setUp) != SetUp.State.ASKING,
        () -> {
          if (stateOf(setUp) == SetUp.State.READY) {
            String id = stage.must(new CompleteSetUp(setUp, "UPI"));
            goOn(id, moved, revoked, left);
          }
        });
  }

  private void goOn(String id, boolean moved, boolean revoked, boolean left) {
    String of = " of subscription " + id;
    if (moved) {
      stage.later(Duration.ofDays(20), "an instalment" + of + " is moved", () -> move(id));
    }
    if (revoked) {
      Mandate.Category why = cast.pick(List.of(Mandate.Category.values()));
      whileItStands(id, 40, "the mandate" + of + " is revoked", new CancelMandate(id, why));
    }
    if (left) {
      whileItStands(id, 50, "end" + of, new CancelSubscription(id));
    }
  }

  private void whileItStands(String id, int days, String what, PlanCommand command) {
    stage.later(
        Duration.ofDays(days),
        what,
        () -> {
          if (!subscription(id).state().isOver()) {
            stage.must(command);
          }
        });
  }

  private void move(String id) {
    LocalDate today = BankCalendar.dayOf(stage.world().now());
    subscription(id).instalments().stream()
        .filter(i -> i.isOpen() && i.dueDate().isAfter(today))
        .findFirst()
        .ifPresent(i -> stage.must(new Reschedule(id, i.dueDate(), i.dueDate().plusDays(4))));
  }

  private Subscription subscription(String id) {
    return stage.world().plans().subscriptions().find(id).orElseThrow();
  }

  private SetUp.State stateOf(String setUp) {
    return stage.world().plans().setUps().find(setUp).orElseThrow().state();
  }

  /** Every fee in equal parts, the odd paise in the first, which every other payer pays down. */
  private List<Proposed> schedule(Student student, int months) {
    boolean down = stage.random().nextBoolean();
    LocalDate first =
        BankCalendar.dayOf(stage.world().now()).plusDays(3 + stage.random().nextInt(10));
    List<Proposed> schedule = new ArrayList<>();
    for (int i = 0; i < months; i++) {
      List<PlanLine> lines = new ArrayList<>();
      for (Fee fee : student.fees()) {
        long each = fee.net().paise() / months;
        long part = i == 0 ? fee.net().paise() - each * (months - 1) : each;
        lines.add(new PlanLine(fee.component(), new Money(part), down && i == 0));
      }
      schedule.add(new Proposed(first.plusMonths(i), List.copyOf(lines)));
    }
    return List.copyOf(schedule);
  }

  void loan(Flow flow) {
    Student student = cast.student();
    String id = stage.must(new StartApplication(student.id()));
    boolean left = stage.chance(flow.leavePercent());
    boolean refused = stage.chance(flow.failPercent());
    boolean cancelled = stage.chance(flow.cancelPercent());
    if (left) {
      later(Duration.ofDays(15), id, "expires", () -> stage.must(new ExpireApplication(id)));
      return;
    }
    later(Duration.ofHours(1), id, "is filled", () -> stage.must(new FillApplication(id)));
    if (refused) {
      later(Duration.ofDays(1), id, "is refused", () -> stage.must(new RejectApplication(id)));
      return;
    }
    Money amount = new Money(10_000_000L + 100_000L * stage.random().nextInt(200));
    later(
        Duration.ofDays(1),
        id,
        "is approved",
        () -> stage.must(new ApproveApplication(id, amount)));
    if (cancelled) {
      later(Duration.ofDays(2), id, "is cancelled", () -> stage.must(new CancelApplication(id)));
      return;
    }
    later(Duration.ofDays(2), id, "is signed", () -> sign(id, amount));
  }

  private void sign(String id, Money amount) {
    LocalDate today = BankCalendar.dayOf(stage.world().now());
    Money first = new Money(amount.paise() * 6 / 10);
    stage.must(
        new SignAgreement(
            id,
            List.of(
                new Tranche(today.plusDays(3), first),
                new Tranche(today.plusDays(20), amount.minus(first))),
            6));
  }

  private void later(Duration after, String id, String what, Runnable act) {
    stage.later(after, "loan " + id + " " + what, act);
  }
}
