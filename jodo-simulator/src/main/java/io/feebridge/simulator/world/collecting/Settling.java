package io.feebridge.simulator.world.collecting;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.mischief.Mischief;
import io.feebridge.simulator.mischief.MischiefRules;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.world.ground.Ground;
import io.feebridge.simulator.world.ground.Lifecycle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings collected money to the institute's bank, on bank days, under the branch's UTR of the day.
 */
public final class Settling {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

  private final Ground ground;
  private final PaymentReports reports;
  private final MischiefRules mischief;
  private final Map<String, String> utrs = new HashMap<>();

  public Settling(Ground ground, PaymentReports reports, MischiefRules mischief) {
    this.ground = ground;
    this.reports = reports;
    this.mischief = mischief;
  }

  /** Decides when the payment's lines arrive, and enters it. */
  public void schedule(Payment payment) {
    Lifecycle life = ground.settings().lifecycle();
    int days =
        ground.seed().stream("settlement")
            .nextInt(life.settleAfterMin(), life.settleAfterMax() + 1);
    LocalDate day = ground.settings().calendar().after(ground.today(), days);
    boolean split = ground.seed().chance("split", life.splitPercent());
    boolean forced =
        mischief.strike(Mischief.TWO_UTRS, PaymentReports.settledCode(payment).code()).isPresent();
    if (forced || (split && payment.lines().size() > 1)) {
      halve(payment);
      LocalDate next = ground.settings().calendar().after(day, 1);
      enter(payment, day, true);
      enter(payment, next, false);
    } else {
      enter(payment, day, false);
    }
  }

  /** Settles by command, whatever was scheduled. */
  public Outcome settleNow(Payment payment, List<String> components, @Nullable String utr) {
    if (!payment.state().isCollected() || payment.state() == PaymentState.SETTLED) {
      return Outcome.conflict("Payment is " + payment.state());
    }
    Predicate<Line> wanted = l -> components.isEmpty() || components.contains(l.component());
    if (payment.lines().stream().noneMatch(l -> !l.isSettled() && wanted.test(l))) {
      return Outcome.invalid("components", "none of these is open");
    }
    arrive(
        payment,
        place -> wanted.test(payment.lines().get(place)),
        utr == null ? utrOf(payment, ground.today()) : utr);
    return new Outcome.Done(payment.id());
  }

  /** A single line becomes two of the same component, so that it can arrive in two parts. */
  private void halve(Payment payment) {
    if (payment.lines().size() > 1) {
      return;
    }
    Line only = payment.lines().getFirst();
    Money half = new Money(only.amount().paise() / 2);
    if (half.isPositive()) {
      List<Line> lines =
          List.of(
              Line.of(only.component(), half),
              Line.of(only.component(), only.amount().minus(half)));
      ground.registers().payments().put(payment.settledAs(lines).debited(paidAt(payment)));
    }
  }

  private static Instant paidAt(Payment payment) {
    return Objects.requireNonNull(payment.paidAt());
  }

  private void enter(Payment payment, LocalDate day, boolean firstLineOnly) {
    Instant paidAt = paidAt(payment);
    ground
        .agenda()
        .at(
            BankCalendar.at(day, ground.settings().lifecycle().settleAt()),
            payment.id() + (firstLineOnly ? " settles in part" : " settles"),
            () -> settle(payment.id(), paidAt, day, firstLineOnly));
  }

  private void settle(String paymentId, Instant paidAt, LocalDate day, boolean firstLineOnly) {
    Payment payment = ground.registers().payments().find(paymentId).orElseThrow();
    boolean open =
        payment.state() == PaymentState.DEBITED || payment.state() == PaymentState.PARTLY_SETTLED;
    if (!open || !paidAt.equals(payment.paidAt())) {
      return;
    }
    if (firstLineOnly && payment.lines().getFirst().isSettled()) {
      return;
    }
    arrive(payment, place -> !firstLineOnly || place == 0, utrOf(payment, day));
  }

  private void arrive(Payment payment, IntPredicate wanted, String utr) {
    List<Line> lines = new ArrayList<>();
    for (int place = 0; place < payment.lines().size(); place++) {
      Line line = payment.lines().get(place);
      boolean arrives = !line.isSettled() && wanted.test(place);
      lines.add(arrives ? line.settled(utr, ground.now()) : line);
    }
    Payment settled = ground.registers().payments().put(payment.settledAs(List.copyOf(lines)));
    String orderId = payment.orderId();
    if (orderId != null) {
      Order order = ground.registers().orders().find(orderId).orElseThrow();
      ground.registers().orders().put(order.withLines(settled.lines()));
    }
    reports.changed(settled);
  }

  private String utrOf(Payment payment, LocalDate day) {
    String key = payment.collector() + "|" + day;
    return utrs.computeIfAbsent(
        key, _ -> ground.ids().lettered("UTR" + day.format(DAY), 6).toUpperCase(Locale.ROOT));
  }
}
