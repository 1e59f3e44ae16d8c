package io.feebridge.simulator.truth;

import io.feebridge.simulator.direct.DirectPayment;
import io.feebridge.simulator.direct.DirectPayment.Channel;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.loan.Disbursement;
import io.feebridge.simulator.loan.Emi;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.student.Student;
import io.feebridge.simulator.truth.Truth.OfLine;
import io.feebridge.simulator.truth.Truth.OfPayment;
import io.feebridge.simulator.truth.Truth.Settlement;
import io.feebridge.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The truth of each single payment. Payments that never left the payer's bank are none. */
final class PaymentTruths {

  private final World world;
  private final List<OfPayment> truths = new ArrayList<>();

  private PaymentTruths(World world) {
    this.world = world;
  }

  static List<OfPayment> all(World world) {
    PaymentTruths all = new PaymentTruths(world);
    world.payments().all().forEach(all::add);
    world.directPayments().all().forEach(all::add);
    world.loans().all().forEach(all::add);
    Map<String, OfPayment> byKey = new TreeMap<>();
    all.truths.forEach(truth -> byKey.merge(truth.key(), truth, PaymentTruths::together));
    return List.copyOf(byKey.values());
  }

  /** An order that was paid twice is one payment of twice the money; its state that of the last. */
  private static OfPayment together(OfPayment a, OfPayment b) {
    List<OfLine> lines = new ArrayList<>(a.lines());
    lines.addAll(b.lines());
    return new OfPayment(
        a.key(),
        a.collector(),
        a.family(),
        a.id(),
        b.state(),
        a.studentId(),
        a.identifier(),
        a.academicYear(),
        b.occurredAt(),
        a.reported() || b.reported(),
        a.collected().plus(b.collected()),
        a.settled().plus(b.settled()),
        List.copyOf(lines));
  }

  private void add(Payment p) {
    if (p.state() == PaymentState.PENDING || p.state() == PaymentState.FAILED) {
      return;
    }
    boolean collected = p.state().isCollected();
    String orderId = p.orderId();
    Student student = student(p.studentId());
    truths.add(
        truth(
            p.collector(),
            p.family().name(),
            p.reportedId(),
            p.state().name(),
            student,
            orderId == null ? null : world.orders().find(orderId).orElseThrow(),
            p.paidAt(),
            true,
            collected ? lines(p.lines()) : leftAtTheBank(p.lines())));
  }

  /** Of a debit that was taken back: nothing is collected, what had settled is still there. */
  private static List<OfLine> leftAtTheBank(List<Line> lines) {
    return lines(lines.stream().filter(Line::isSettled).toList()).stream()
        .map(l -> new OfLine(l.component(), Money.ZERO, l.settled(), l.settlements()))
        .toList();
  }

  private void add(DirectPayment d) {
    String utr = d.settlementUtr();
    boolean settled = utr != null && !utr.isEmpty();
    List<OfLine> lines =
        d.lines().stream()
            .map(
                line ->
                    new OfLine(
                        line.component(),
                        line.amount(),
                        settled ? line.amount() : Money.ZERO,
                        settled
                            ? List.of(new Settlement(String.valueOf(utr), line.amount(), null))
                            : List.of()))
            .toList();
    String state = settled ? "settled" : "recorded";
    boolean reported =
        d.channel() == Channel.DASHBOARD || world.settings().lifecycle().echoApiPayments();
    truths.add(
        truth(
            d.collector(),
            "direct",
            d.id(),
            d.cancelled() ? "cancelled" : state,
            student(d.studentId()),
            null,
            d.paidAt(),
            reported,
            d.cancelled() ? List.of() : lines));
  }

  private void add(Application a) {
    Student student = student(a.studentId());
    for (Disbursement d : a.disbursements()) {
      if (d.isDisbursed()) {
        OfLine line = new OfLine("LOAN", d.amount(), Money.ZERO, List.of());
        truths.add(
            truth(
                a.collector(),
                "loan",
                d.id(),
                "disbursed",
                student,
                null,
                d.disbursedAt(),
                true,
                List.of(line)));
      }
    }
    for (Emi e : a.emis()) {
      if (e.paidAt() != null) {
        OfLine line = new OfLine("EMI", e.amount(), Money.ZERO, List.of());
        truths.add(
            truth(
                a.collector(),
                "emi",
                e.id(),
                "repaid",
                student,
                null,
                e.paidAt(),
                true,
                List.of(line)));
      }
    }
  }

  private @Nullable Student student(@Nullable String id) {
    return id == null ? null : world.students().find(id).orElseThrow();
  }

  private static OfPayment truth(
      String collector,
      String family,
      String id,
      String state,
      @Nullable Student student,
      @Nullable Order order,
      @Nullable Instant occurredAt,
      boolean reported,
      List<OfLine> lines) {
    String low = family.toLowerCase(Locale.ROOT);
    String ofOrder = order == null ? null : order.request().identifier();
    Integer yearOfOrder = order == null ? null : order.request().yearStart();
    return new OfPayment(
        collector + ":" + low + ":" + id,
        collector,
        low,
        id,
        state.toLowerCase(Locale.ROOT),
        student == null ? null : student.id(),
        student == null ? ofOrder : student.profile().identifier(),
        student == null ? yearOfOrder : Integer.valueOf(student.profile().yearStart()),
        occurredAt,
        reported,
        lines.stream().map(OfLine::collected).reduce(Money.ZERO, Money::plus),
        lines.stream().map(OfLine::settled).reduce(Money.ZERO, Money::plus),
        lines);
  }

  /** One line a component, with its settlements added up by UTR. */
  private static List<OfLine> lines(List<Line> lines) {
    Map<String, List<Line>> byComponent = new LinkedHashMap<>();
    lines.forEach(
        line -> byComponent.computeIfAbsent(line.component(), _ -> new ArrayList<>()).add(line));
    return byComponent.entrySet().stream()
        .map(
            e ->
                new OfLine(
                    e.getKey(),
                    Line.total(e.getValue()),
                    Line.settledTotal(e.getValue()),
                    settlements(e.getValue())))
        .toList();
  }

  private static List<Settlement> settlements(List<Line> lines) {
    Map<String, Settlement> byUtr = new LinkedHashMap<>();
    for (Line line : lines) {
      String utr = line.utr();
      if (utr != null) {
        byUtr.merge(
            utr,
            new Settlement(utr, line.amount(), line.settledAt()),
            (a, b) -> new Settlement(utr, a.amount().plus(b.amount()), a.settledAt()));
      }
    }
    return List.copyOf(byUtr.values());
  }
}
