package io.feebridge.simulator.truth;

import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.truth.Truth.OfComponent;
import io.feebridge.simulator.truth.Truth.OfLine;
import io.feebridge.simulator.truth.Truth.OfPayment;
import io.feebridge.simulator.truth.Truth.OfStudent;
import io.feebridge.simulator.truth.Truth.OfUtr;
import io.feebridge.simulator.truth.Truth.Settlement;
import io.feebridge.simulator.truth.Truth.Totals;
import io.feebridge.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Tells the truth of a world. EMIs move no money of the institute: they count in no sum. */
public final class Telling {

  private static final class Sum {
    private Money collected = Money.ZERO;
    private Money settled = Money.ZERO;
    private int count;

    void add(Money more, Money arrived) {
      collected = collected.plus(more);
      settled = settled.plus(arrived);
      count++;
    }
  }

  private Telling() {}

  public static Truth of(World world) {
    List<OfPayment> payments = PaymentTruths.all(world);
    List<OfPayment> ours = payments.stream().filter(p -> !p.family().equals("emi")).toList();
    return new Truth(
        world.now(), totals(ours), payments, components(ours), utrs(ours), students(ours));
  }

  private static Totals totals(List<OfPayment> payments) {
    Sum sum = new Sum();
    payments.forEach(p -> sum.add(p.collected(), p.settled()));
    return new Totals(payments.size(), sum.collected, sum.settled);
  }

  private static List<OfComponent> components(List<OfPayment> payments) {
    Map<String, Map<String, Sum>> sums = new TreeMap<>();
    for (OfPayment payment : payments) {
      for (OfLine line : payment.lines()) {
        sums.computeIfAbsent(payment.collector(), _ -> new TreeMap<>())
            .computeIfAbsent(line.component(), _ -> new Sum())
            .add(line.collected(), line.settled());
      }
    }
    return sums.entrySet().stream()
        .flatMap(
            branch ->
                branch.getValue().entrySet().stream()
                    .map(
                        c ->
                            new OfComponent(
                                branch.getKey(),
                                c.getKey(),
                                c.getValue().collected,
                                c.getValue().settled)))
        .toList();
  }

  private static List<OfUtr> utrs(List<OfPayment> payments) {
    Map<String, Map<String, Sum>> sums = new TreeMap<>();
    for (OfPayment payment : payments) {
      Map<String, Money> under = new LinkedHashMap<>();
      for (OfLine line : payment.lines()) {
        for (Settlement s : line.settlements()) {
          under.merge(s.utr(), s.amount(), Money::plus);
        }
      }
      under.forEach(
          (utr, amount) ->
              sums.computeIfAbsent(payment.collector(), _ -> new TreeMap<>())
                  .computeIfAbsent(utr, _ -> new Sum())
                  .add(Money.ZERO, amount));
    }
    return sums.entrySet().stream()
        .flatMap(
            branch ->
                branch.getValue().entrySet().stream()
                    .map(
                        u ->
                            new OfUtr(
                                branch.getKey(),
                                u.getKey(),
                                u.getValue().count,
                                u.getValue().settled)))
        .toList();
  }

  private static List<OfStudent> students(List<OfPayment> payments) {
    Map<String, Sum> sums = new TreeMap<>();
    Map<String, String> identifiers = new TreeMap<>();
    for (OfPayment payment : payments) {
      String student = payment.studentId();
      if (student != null) {
        sums.computeIfAbsent(student, _ -> new Sum()).add(payment.collected(), payment.settled());
        identifiers.put(student, Objects.requireNonNullElse(payment.identifier(), ""));
      }
    }
    return sums.entrySet().stream()
        .map(
            s ->
                new OfStudent(
                    s.getKey(),
                    identifiers.getOrDefault(s.getKey(), ""),
                    s.getValue().collected,
                    s.getValue().settled))
        .toList();
  }
}
