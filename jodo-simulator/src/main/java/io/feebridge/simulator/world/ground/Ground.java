package io.feebridge.simulator.world.ground;

import io.feebridge.simulator.clock.Agenda;
import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.event.Subject.Learner;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.institute.Grade;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.seed.Ids;
import io.feebridge.simulator.seed.Seed;
import io.feebridge.simulator.student.Student;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What every part of the world stands on. */
public record Ground(
    WorldSettings settings, Agenda agenda, Seed seed, Ids ids, Registers registers) {

  public Instant now() {
    return agenda.now();
  }

  public LocalDate today() {
    return BankCalendar.dayOf(now());
  }

  public Optional<Branch> branch(String collector) {
    return settings.institute().branch(collector);
  }

  public Learner learner(String studentId) {
    Student student = registers.students().find(studentId).orElseThrow();
    String code = student.profile().grade();
    Grade grade =
        branch(student.collector())
            .flatMap(branch -> branch.grade(code))
            .orElse(new Grade(code, code, ""));
    return new Learner(student, grade);
  }

  /**
   * Why lines cannot be, if they cannot: none, not positive, or a component the branch lacks.
   *
   * @param key their name in Jodo's API
   */
  public Optional<Outcome> refuseLines(Branch branch, List<Line> lines, String key) {
    if (lines.isEmpty()) {
      return Optional.of(Outcome.invalid(key, "must not be empty"));
    }
    for (Line line : lines) {
      if (!line.amount().isPositive()) {
        return Optional.of(Outcome.invalid(key, "amount must be positive"));
      }
      if (!branch.knowsComponent(line.component())) {
        return Optional.of(Outcome.invalid(key, "Invalid component type " + line.component()));
      }
    }
    return Optional.empty();
  }
}
