package io.feebridge.simulator.world.flex;

import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.PlanCommand.Proposed;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.pay.PaymentKind;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Mandate;
import io.feebridge.simulator.plan.Plan;
import io.feebridge.simulator.plan.PlanLine;
import io.feebridge.simulator.plan.Plans;
import io.feebridge.simulator.plan.SetUp;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.pull.PullCall;
import io.feebridge.simulator.pull.PullCall.Consequence;
import io.feebridge.simulator.pull.PullQuestion.Purpose;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.collecting.Collecting;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.Reporting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From a proposed plan to a subscription. */
public final class SettingUp {

  private static final long FIRST_SUBSCRIPTION = 88_001;

  private final Ground ground;
  private final Reporting reporting;
  private final Collecting collecting;
  private final Pulling pulling;

  public SettingUp(Ground ground, Reporting reporting, Collecting collecting, Pulling pulling) {
    this.ground = ground;
    this.reporting = reporting;
    this.collecting = collecting;
    this.pulling = pulling;
  }

  public Outcome manage(String studentId, List<Proposed> schedule) {
    Optional<Student> student = ground.registers().students().find(studentId);
    if (student.isEmpty()) {
      return Outcome.notFound("Student not found");
    }
    if (hasSubscription(studentId)) {
      return Outcome.conflict("Subscription already set up");
    }
    Branch branch = ground.branch(student.get().collector()).orElseThrow();
    Optional<Outcome> refused = refuse(branch, schedule);
    if (refused.isPresent()) {
      return refused.get();
    }
    plans().proposed().put(new Plan(studentId, instalments(schedule)));
    return new Outcome.Done(studentId);
  }

  public Outcome begin(String studentId) {
    Optional<Student> student = ground.registers().students().find(studentId);
    if (student.isEmpty()) {
      return Outcome.notFound("Student not found");
    }
    if (hasSubscription(studentId)) {
      return Outcome.conflict("Subscription already set up");
    }
    String id = ground.ids().lettered("setup_", 12);
    SetUp setUp = new SetUp(id, studentId, SetUp.State.ASKING, null, null);
    plans().setUps().put(setUp);
    if (pulling.isAgreed()) {
      pulling.ask(student.get(), Purpose.SET_UP, id, null, call -> answered(id, call));
    } else {
      judge(setUp);
    }
    return new Outcome.Done(id);
  }

  public Outcome complete(String setUpId, String mode) {
    Optional<SetUp> found = plans().setUps().find(setUpId);
    if (found.isEmpty()) {
      return Outcome.notFound("Set-up not found");
    }
    SetUp setUp = found.get();
    if (setUp.state() != SetUp.State.READY || hasSubscription(setUp.studentId())) {
      return Outcome.conflict("Set-up is " + setUp.state());
    }
    Subscription s = subscribe(setUp.studentId());
    plans().setUps().put(setUp.done(s.id()));
    reporting.report(
        EventCode.SUBSCRIPTION_SETUP,
        s.collector(),
        s.id(),
        new Subject.OfSubscription(ground.learner(s.studentId()), s));
    List<Line> down = s.instalments().stream().flatMap(i -> i.downpaymentLines().stream()).toList();
    if (!down.isEmpty()) {
      collecting.present(
          collecting.ofFlex(
              PaymentKind.FLEX_DOWNPAYMENT,
              s.collector(),
              s.studentId(),
              s.id(),
              null,
              merged(down),
              mode),
          BankAnswer.SUCCEEDS,
          null);
    }
    return new Outcome.Done(s.id());
  }

  private Subscription subscribe(String studentId) {
    Plan plan = plans().proposed().find(studentId).orElseThrow();
    Student student = ground.registers().students().find(studentId).orElseThrow();
    LocalDate end =
        plan.instalments()
            .getLast()
            .dueDate()
            .plusDays(ground.settings().lifecycle().mandateDays());
    Mandate mandate =
        new Mandate(ground.ids().numbered("mandate"), Mandate.State.PENDING, end, null);
    return plans()
        .put(
            new Subscription(
                String.valueOf(ground.ids().number("subscription", FIRST_SUBSCRIPTION)),
                studentId,
                student.collector(),
                Subscription.State.SETUP,
                mandate,
                plan.instalments()));
  }

  private Consequence answered(String setUpId, PullCall call) {
    SetUp setUp = plans().setUps().find(setUpId).orElseThrow();
    String problem = call.problem();
    if (problem == null) {
      return judge(setUp) ? Consequence.SET_UP_GOES_ON : Consequence.SET_UP_REFUSED;
    }
    plans().setUps().put(setUp.refused(problem));
    return Consequence.SET_UP_REFUSED;
  }

  private boolean judge(SetUp setUp) {
    boolean planned = plans().proposed().find(setUp.studentId()).isPresent();
    plans().setUps().put(planned ? setUp.ready() : setUp.refused("No plan has been proposed"));
    return planned;
  }

  private boolean hasSubscription(String studentId) {
    return plans()
        .ofStudent(studentId)
        .filter(s -> s.state() != Subscription.State.CANCELLED)
        .isPresent();
  }

  private Optional<Outcome> refuse(Branch branch, List<Proposed> schedule) {
    if (schedule.isEmpty()) {
      return Optional.of(Outcome.invalid("payment_schedule", "must not be empty"));
    }
    for (Proposed proposed : schedule) {
      if (proposed.lines().isEmpty()) {
        return Optional.of(Outcome.invalid("details", "must not be empty"));
      }
      for (PlanLine line : proposed.lines()) {
        if (line.amount().isNegative()) {
          return Optional.of(Outcome.invalid("details", "amount must not be negative"));
        }
        if (!branch.knowsComponent(line.component())) {
          return Optional.of(
              Outcome.invalid("details", "Fee component not available: " + line.component()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Instalment> instalments(List<Proposed> schedule) {
    List<Proposed> ordered =
        schedule.stream().sorted(Comparator.comparing(Proposed::dueDate)).toList();
    List<Instalment> made = new ArrayList<>();
    for (Proposed p : ordered) {
      Instalment instalment =
          new Instalment(
              made.size() + 1,
              p.dueDate(),
              List.copyOf(p.lines()),
              Instalment.State.SCHEDULED,
              null,
              0);
      boolean nothingLeft = instalment.debitLines().isEmpty();
      made.add(nothingLeft ? instalment.withState(Instalment.State.PAID) : instalment);
    }
    return List.copyOf(made);
  }

  /** One line a component, in order of appearance. */
  private static List<Line> merged(List<Line> lines) {
    List<String> components = lines.stream().map(Line::component).distinct().toList();
    return components.stream()
        .map(
            c ->
                Line.of(
                    c, Line.total(lines.stream().filter(l -> l.component().equals(c)).toList())))
        .toList();
  }

  private Plans plans() {
    return ground.registers().plans();
  }
}
