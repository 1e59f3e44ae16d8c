package io.feebridge.simulator.world.flex;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.PlanCommand;
import io.feebridge.simulator.command.PlanCommand.ActivateSubscription;
import io.feebridge.simulator.command.PlanCommand.BeginSetUp;
import io.feebridge.simulator.command.PlanCommand.CancelMandate;
import io.feebridge.simulator.command.PlanCommand.CancelSubscription;
import io.feebridge.simulator.command.PlanCommand.CloseSubscription;
import io.feebridge.simulator.command.PlanCommand.CompleteSetUp;
import io.feebridge.simulator.command.PlanCommand.ExpireMandate;
import io.feebridge.simulator.command.PlanCommand.ManagePlan;
import io.feebridge.simulator.command.PlanCommand.Present;
import io.feebridge.simulator.command.PlanCommand.Reschedule;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Mandate;
import io.feebridge.simulator.plan.Plans;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.Reporting;
import java.util.Optional;
import java.util.function.Function;

/** Flex subscriptions after set-up: what becomes of mandate, schedule and subscription. */
public final class Flex {

  private final Ground ground;
  private final Reporting reporting;
  private final SettingUp settingUp;
  private final Instalments instalments;

  public Flex(Ground ground, Reporting reporting, SettingUp settingUp, Instalments instalments) {
    this.ground = ground;
    this.reporting = reporting;
    this.settingUp = settingUp;
    this.instalments = instalments;
  }

  public Outcome execute(PlanCommand command) {
    return switch (command) {
      case ManagePlan c -> settingUp.manage(c.studentId(), c.schedule());
      case BeginSetUp c -> settingUp.begin(c.studentId());
      case CompleteSetUp c -> completeSetUp(c);
      case ActivateSubscription c -> on(c.subscriptionId(), this::activate);
      case Present c -> on(c.subscriptionId(), s -> present(s, c.number(), c.result()));
      case Reschedule c -> on(c.subscriptionId(), s -> reschedule(s, c));
      case CancelSubscription c ->
          on(
              c.subscriptionId(),
              s -> end(s, Subscription.State.CANCELLED, EventCode.SUBSCRIPTION_CANCELLED));
      case CloseSubscription c ->
          on(
              c.subscriptionId(),
              s -> end(s, Subscription.State.CLOSED, EventCode.SUBSCRIPTION_CLOSED));
      case CancelMandate c ->
          on(
              c.subscriptionId(),
              s -> endMandate(s, s.mandate().cancelled(c.category()), EventCode.MANDATE_CANCELLED));
      case ExpireMandate c ->
          on(
              c.subscriptionId(),
              s ->
                  endMandate(
                      s, s.mandate().withState(Mandate.State.EXPIRED), EventCode.MANDATE_EXPIRED));
    };
  }

  /** Closes a subscription of which nothing is left to debit or to arrive. */
  public void closeIfDone(String subscriptionId) {
    Subscription s = plans().subscriptions().find(subscriptionId).orElseThrow();
    boolean arrived =
        ground.registers().payments().of(s.studentId()).stream()
            .filter(p -> s.id().equals(p.subscriptionId()))
            .allMatch(p -> p.settled().equals(p.amount()));
    if (!s.state().isOver() && s.isPaidUp() && arrived) {
      end(s, Subscription.State.CLOSED, EventCode.SUBSCRIPTION_CLOSED);
    }
  }

  private Outcome completeSetUp(CompleteSetUp c) {
    Outcome outcome = settingUp.complete(c.setUpId(), c.mode());
    if (outcome instanceof Outcome.Done done) {
      String id = done.id();
      Subscription s = plans().subscriptions().find(id).orElseThrow();
      ground
          .agenda()
          .at(
              BankCalendar.at(
                  ground.settings().calendar().after(ground.today(), 1),
                  ground.settings().lifecycle().presentAt()),
              "the bank confirms the mandate of subscription " + id,
              () -> activate(plans().subscriptions().find(id).orElseThrow()));
      ground
          .agenda()
          .at(
              BankCalendar.at(s.mandate().endDate(), ground.settings().lifecycle().presentAt()),
              "the mandate of subscription " + id + " expires",
              () -> execute(new ExpireMandate(id)));
    }
    return outcome;
  }

  private Outcome activate(Subscription s) {
    if (s.state() != Subscription.State.SETUP || s.mandate().state() != Mandate.State.PENDING) {
      return Outcome.conflict("Subscription is " + s.state().word());
    }
    Subscription active =
        plans()
            .put(
                s.withState(Subscription.State.ACTIVE)
                    .withMandate(s.mandate().withState(Mandate.State.ACTIVE)));
    report(active, EventCode.SUBSCRIPTION_ACTIVE);
    instalments.schedule(active);
    return new Outcome.Done(s.id());
  }

  private Outcome present(Subscription s, int number, BankAnswer result) {
    Optional<Instalment> instalment = s.instalment(number);
    if (instalment.isEmpty()) {
      return Outcome.notFound("Instalment not found");
    }
    return instalments.presentNow(s, instalment.get(), result);
  }

  private Outcome reschedule(Subscription s, Reschedule c) {
    Optional<Instalment> found =
        s.instalments().stream()
            .filter(i -> i.dueDate().equals(c.dueDate()) && i.isOpen())
            .findFirst();
    if (found.isEmpty()) {
      return Outcome.notFound("No open instalment is due on " + c.dueDate());
    }
    if (c.newDueDate().isBefore(ground.today())) {
      return Outcome.invalid("new_due_date", "must not be in the past");
    }
    Subscription moved = plans().put(s.with(found.get().withDueDate(c.newDueDate())));
    report(moved, EventCode.SUBSCRIPTION_UPDATED);
    if (moved.state() == Subscription.State.ACTIVE) {
      instalments.schedule(moved, found.get().number());
    }
    return new Outcome.Done(s.id());
  }

  private Outcome end(Subscription s, Subscription.State how, EventCode code) {
    if (s.state().isOver()) {
      return Outcome.conflict("Subscription is " + s.state().word());
    }
    report(plans().put(s.withState(how)), code);
    return new Outcome.Done(s.id());
  }

  private Outcome endMandate(Subscription s, Mandate ended, EventCode code) {
    Mandate.State state = s.mandate().state();
    if (s.state().isOver() || state == Mandate.State.CANCELLED || state == Mandate.State.EXPIRED) {
      return Outcome.conflict("Mandate has ended, or its subscription has");
    }
    report(plans().put(s.withMandate(ended)), code);
    return new Outcome.Done(s.id());
  }

  private void report(Subscription s, EventCode code) {
    reporting.report(
        code, s.collector(), s.id(), new Subject.OfSubscription(ground.learner(s.studentId()), s));
  }

  private Outcome on(String id, Function<Subscription, Outcome> then) {
    return plans()
        .subscriptions()
        .find(id)
        .map(then)
        .orElseGet(() -> Outcome.notFound("Subscription not found"));
  }

  private Plans plans() {
    return ground.registers().plans();
  }
}
