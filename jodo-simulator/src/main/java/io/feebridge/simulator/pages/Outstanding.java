package io.feebridge.simulator.pages;

import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a student still owes: fees less discounts, less what was collected or paid offline. */
public final class Outstanding {

  private Outstanding() {}

  /** By fee component, in the order of the fees; components that are paid are left out. */
  public static List<Line> of(World world, Student student) {
    Map<String, Money> due = new LinkedHashMap<>();
    for (Fee fee : student.fees()) {
      due.merge(fee.component(), fee.net(), Money::plus);
    }
    paid(world, student)
        .forEach(
            line -> due.computeIfPresent(line.component(), (_, sum) -> sum.minus(line.amount())));
    return due.entrySet().stream()
        .filter(entry -> entry.getValue().isPositive())
        .map(entry -> Line.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Stream<Line> paid(World world, Student student) {
    Stream<Line> collected =
        world.payments().of(student.id()).stream()
            .filter(payment -> payment.state().isCollected())
            .map(Payment::lines)
            .flatMap(List::stream);
    Stream<Line> offline =
        world.directPayments().of(student.id()).stream()
            .filter(payment -> !payment.cancelled())
            .flatMap(payment -> payment.lines().stream());
    return Stream.concat(collected, offline);
  }
}
