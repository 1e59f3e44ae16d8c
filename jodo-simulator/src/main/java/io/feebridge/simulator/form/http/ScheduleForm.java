package io.feebridge.simulator.form.http;

import io.feebridge.simulator.command.PlanCommand.Proposed;
import io.feebridge.simulator.plan.PlanLine;

/** An instalment as Manage Flex Plan takes it. */
public final class ScheduleForm {

  private ScheduleForm() {}

  /** One instalment. */
  public static Proposed read(Form form) {
    return new Proposed(form.date("due_date"), form.list("details", ScheduleForm::line));
  }

  /** Zero is an amount here: Jodo's own answers show such lines. */
  private static PlanLine line(Form form) {
    return new PlanLine(
        form.text("component_type"),
        form.amount("amount"),
        Boolean.TRUE.equals(form.flagIfGiven("is_downpayment")));
  }
}
