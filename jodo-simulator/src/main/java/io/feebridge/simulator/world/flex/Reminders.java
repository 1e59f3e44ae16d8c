package io.feebridge.simulator.world.flex;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.pull.PullCall.Consequence;
import io.feebridge.simulator.pull.PullQuestion.Purpose;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.Lifecycle;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reminds payers of instalments. The institute is asked before each reminder, which is left out
 * when it does not answer for the student (Jodo, integration patterns, pull: "before payment
 * reminders are sent"; which days, and that a reminder is left out, is inferred).
 */
final class Reminders {

  private final Ground ground;
  private final Pulling pulling;

  Reminders(Ground ground, Pulling pulling) {
    this.ground = ground;
    this.pulling = pulling;
  }

  /** Enters those that are still to come before {@code day}, on which it will be presented. */
  void schedule(String subscriptionId, Instalment i, LocalDate day) {
    Lifecycle life = ground.settings().lifecycle();
    for (int days : life.remindDaysBefore()) {
      Instant when = BankCalendar.at(day.minusDays(days), life.remindAt());
      if (when.isAfter(ground.now())) {
        ground
            .agenda()
            .at(
                when,
                "the payer is reminded of instalment "
                    + i.number()
                    + " of subscription "
                    + subscriptionId,
                () -> remind(subscriptionId, i));
      }
    }
  }

  private void remind(String subscriptionId, Instalment entered) {
    Subscription s = ground.registers().plans().subscriptions().find(subscriptionId).orElseThrow();
    if (s.stillOwes(entered)) {
      Student student = ground.registers().students().find(s.studentId()).orElseThrow();
      pulling.ask(
          student,
          Purpose.REMINDER,
          s.id(),
          entered.number(),
          call -> call.succeeded() ? Consequence.REMINDER_SENT : Consequence.REMINDER_SKIPPED);
    }
  }
}
