package io.feebridge.simulator.pages;

import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.PlanLine;
import io.feebridge.simulator.plan.Subscription;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.World;
import java.util.List;
import java.util.Optional;

/**
 * A student's plan as the payer may see it.
 *
 * @param subscription empty before set-up, and when the last one was cancelled
 * @param instalments by due date; empty when the institute has proposed nothing
 */
public record FlexPlan(Optional<Subscription> subscription, List<Instalment> instalments) {

  /** The standing subscription's, else the proposed one. */
  public static FlexPlan of(World world, Student student) {
    Optional<Subscription> standing =
        world
            .plans()
            .ofStudent(student.id())
            .filter(s -> s.state() != Subscription.State.CANCELLED);
    List<Instalment> instalments =
        standing
            .map(Subscription::instalments)
            .or(() -> world.plans().proposed().find(student.id()).map(plan -> plan.instalments()))
            .orElse(List.of());
    return new FlexPlan(standing, instalments);
  }

  /** {@code pending} before set-up, then Jodo's word for the subscription's state. */
  public String state() {
    return subscription.map(s -> s.state().word()).orElse("pending");
  }

  /** What is paid during set-up. */
  public Money downpayment() {
    return Line.total(
        instalments.stream()
            .flatMap(i -> i.lines().stream())
            .filter(PlanLine::downpayment)
            .map(PlanLine::toLine)
            .toList());
  }
}
