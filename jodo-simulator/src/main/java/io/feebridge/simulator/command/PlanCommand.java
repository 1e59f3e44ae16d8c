package io.feebridge.simulator.command;

import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.plan.Mandate;
import io.feebridge.simulator.plan.PlanLine;
import java.time.LocalDate;
import java.util.List;

/** About Flex. Done: the subscription id, unless said otherwise. */
public sealed interface PlanCommand extends Command {

  /** An instalment as proposed. */
  record Proposed(LocalDate dueDate, List<PlanLine> lines) {}

  /** Replaces the proposal. Done: the student id. A conflict once a subscription stands. */
  record ManagePlan(String studentId, List<Proposed> schedule) implements PlanCommand {}

  /** The payer opens set-up; with pull the institute is asked first. Done: the set-up's id. */
  record BeginSetUp(String studentId) implements PlanCommand {}

  /** The payer authorises the mandate and pays the downpayment, if any, by {@code mode}. */
  record CompleteSetUp(String setUpId, String mode) implements PlanCommand {}

  /** The bank confirms the mandate, now instead of a bank day later. */
  record ActivateSubscription(String subscriptionId) implements PlanCommand {}

  /** An instalment is presented to the bank, now; also one that bounced or was skipped. */
  record Present(String subscriptionId, int number, BankAnswer result) implements PlanCommand {}

  /** An open instalment is moved. */
  record Reschedule(String subscriptionId, LocalDate dueDate, LocalDate newDueDate)
      implements PlanCommand {}

  record CancelSubscription(String subscriptionId) implements PlanCommand {}

  record CloseSubscription(String subscriptionId) implements PlanCommand {}

  record CancelMandate(String subscriptionId, Mandate.Category category) implements PlanCommand {}

  record ExpireMandate(String subscriptionId) implements PlanCommand {}
}
