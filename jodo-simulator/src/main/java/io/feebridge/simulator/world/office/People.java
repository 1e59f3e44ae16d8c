package io.feebridge.simulator.world.office;

import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.StudentCommand;
import io.feebridge.simulator.command.StudentCommand.ActivateStudent;
import io.feebridge.simulator.command.StudentCommand.DropStudent;
import io.feebridge.simulator.command.StudentCommand.RegisterStudent;
import io.feebridge.simulator.command.StudentCommand.UpdateFees;
import io.feebridge.simulator.command.StudentCommand.UpdateStudent;
import io.feebridge.simulator.command.UserCommand;
import io.feebridge.simulator.command.UserCommand.IssueToken;
import io.feebridge.simulator.command.UserCommand.RegisterUser;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.student.Profile;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.user.AccessToken;
import io.feebridge.simulator.user.User;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.Reporting;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Users and students. */
public final class People {

  /** How long an access token lets its user in. */
  public static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

  private static final long FIRST_STUDENT = 365_001;

  private final Ground ground;
  private final Reporting reporting;

  public People(Ground ground, Reporting reporting) {
    this.ground = ground;
    this.reporting = reporting;
  }

  public Outcome execute(UserCommand command) {
    return switch (command) {
      case RegisterUser c -> register(c);
      case IssueToken c -> issueToken(c);
    };
  }

  public Outcome execute(StudentCommand command) {
    return switch (command) {
      case RegisterStudent c -> register(c);
      case UpdateStudent c -> onStudent(c.studentId(), s -> update(s, c));
      case UpdateFees c -> onStudent(c.studentId(), s -> updateFees(s, c.fees()));
      case DropStudent c -> onStudent(c.studentId(), s -> move(s, Student.State.DROPPED));
      case ActivateStudent c -> onStudent(c.studentId(), s -> move(s, Student.State.ACTIVE));
    };
  }

  private Outcome register(RegisterUser c) {
    Optional<User> known = ground.registers().users().recognise(c.phone(), c.email());
    if (known.isPresent()) {
      return new Outcome.Done(known.get().registrationId());
    }
    User user = new User(ground.ids().numbered("user"), c.name(), c.phone(), c.email());
    return new Outcome.Done(ground.registers().users().put(user).registrationId());
  }

  private Outcome issueToken(IssueToken c) {
    if (ground.registers().users().find(c.registrationId()).isEmpty()) {
      return Outcome.notFound("User not found");
    }
    String token = ground.ids().lettered("tok", 40) + "==";
    ground
        .registers()
        .users()
        .tokens()
        .put(new AccessToken(token, c.registrationId(), ground.now().plus(TOKEN_LIFE)));
    return new Outcome.Done(token);
  }

  private Outcome register(RegisterStudent c) {
    if (ground.registers().users().find(c.registrationId()).isEmpty()) {
      return Outcome.notFound("User not found");
    }
    Optional<Outcome> refused =
        refuseProfile(c.profile()).or(() -> refuseFees(c.profile().collector(), c.fees()));
    if (refused.isPresent()) {
      return refused.get();
    }
    if (ground.registers().students().sameAs(c.profile()).isPresent()) {
      return Outcome.conflict("Student is already registered");
    }
    Student student =
        new Student(
            String.valueOf(ground.ids().number("student", FIRST_STUDENT)),
            c.registrationId(),
            c.profile(),
            List.copyOf(c.fees()),
            List.copyOf(c.notes()),
            Student.State.ACTIVE,
            ground.now());
    ground.registers().students().put(student);
    return report(student, EventCode.STUDENT_REGISTERED);
  }

  private Outcome update(Student student, UpdateStudent c) {
    Profile changed = c.change().on(student.profile());
    Optional<Outcome> refused = refuseProfile(changed);
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<Student> same = ground.registers().students().sameAs(changed);
    if (same.isPresent() && !same.get().id().equals(student.id())) {
      return Outcome.conflict("Another student has this identifier");
    }
    ground.registers().students().put(student.withProfile(changed));
    return new Outcome.Done(student.id());
  }

  private Outcome updateFees(Student student, List<Fee> fees) {
    Optional<Outcome> refused = refuseFees(student.collector(), fees);
    if (refused.isPresent()) {
      return refused.get();
    }
    ground.registers().students().put(student.withFees(List.copyOf(fees)));
    return new Outcome.Done(student.id());
  }

  private Outcome move(Student student, Student.State wanted) {
    if (student.state() == wanted) {
      return Outcome.conflict("Student is already " + wanted.name().toLowerCase(Locale.ROOT));
    }
    Student moved = ground.registers().students().put(student.withState(wanted));
    return report(
        moved,
        wanted == Student.State.DROPPED ? EventCode.STUDENT_DROPPED : EventCode.STUDENT_ACTIVATED);
  }

  private Outcome report(Student student, EventCode code) {
    reporting.report(
        code,
        student.collector(),
        student.id(),
        new Subject.OfStudent(ground.learner(student.id())));
    return new Outcome.Done(student.id());
  }

  private Outcome onStudent(String id, Function<Student, Outcome> then) {
    return ground
        .registers()
        .students()
        .find(id)
        .map(then)
        .orElseGet(() -> Outcome.notFound("Student not found"));
  }

  private Optional<Outcome> refuseProfile(Profile profile) {
    Optional<Branch> branch = ground.branch(profile.collector());
    if (branch.isEmpty()) {
      return Optional.of(Outcome.invalid("collector_code", "Invalid collector code"));
    }
    if (branch.get().grade(profile.grade()).isEmpty()) {
      return Optional.of(Outcome.invalid("grade", "Invalid grade " + profile.grade()));
    }
    return profile.yearEnd() > profile.yearStart()
        ? Optional.empty()
        : Optional.of(Outcome.invalid("academic_year_end", "must be after academic_year_start"));
  }

  private Optional<Outcome> refuseFees(String collector, List<Fee> fees) {
    Branch branch = ground.branch(collector).orElseThrow();
    for (Fee fee : fees) {
      if (!branch.knowsComponent(fee.component())) {
        return Optional.of(
            Outcome.invalid("fee_components", "Invalid component type " + fee.component()));
      }
      for (Fee.Discount discount : fee.discounts()) {
        if (!branch.knowsDiscount(discount.type())) {
          return Optional.of(
              Outcome.invalid("discounts", "Invalid discount type " + discount.type()));
        }
      }
      if (fee.amount().isNegative() || fee.net().isNegative()) {
        return Optional.of(Outcome.invalid("fee_components", "amount must not be negative"));
      }
    }
    return Optional.empty();
  }
}
