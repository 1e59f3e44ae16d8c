package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.CaseKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one report, as money: equal component and bank reference added up, and total and
 * lines made equal by a line {@link #UNALLOCATED}.
 *
 * <p>A report of a settlement names the payment's total and only those lines that settled: there a
 * total above the lines is no difference.
 *
 * @param lines in the order of the report
 * @param inDoubt the money of which the report does not say clearly where it belongs; null when all
 *     is clear
 */
record StatedLines(Report report, List<StatedLine> lines, @Nullable Money inDoubt) {

  /** Component of money whose component no report tells. */
  static final String UNALLOCATED = "UNALLOCATED";

  static StatedLines of(Report report) {
    boolean settlement = report.stamp().kind() == FactKind.SETTLED;
    boolean incomplete = report.lines().stream().anyMatch(line -> line.amount() == null);
    Money total = report.amount();
    if (total == null) {
      boolean silent = incomplete || (report.lines().isEmpty() && !settlement);
      return new StatedLines(report, addedUp(report), silent ? Money.ZERO : null);
    }
    if (incomplete || report.lines().isEmpty()) {
      return total.isZero() && !incomplete
          ? new StatedLines(report, List.of(), null)
          : new StatedLines(report, List.of(whole(report, total)), total);
    }
    List<StatedLine> lines = addedUp(report);
    Money difference = total.minus(sum(lines));
    if (difference.isZero() || (settlement && difference.isPositive())) {
      return new StatedLines(report, lines, null);
    }
    add(lines, new StatedLine(UNALLOCATED, paymentUtr(report), difference, null, report, false));
    return new StatedLines(
        report, lines, difference.isNegative() ? difference.negated() : difference);
  }

  Money total() {
    return sum(lines);
  }

  static Money sum(List<StatedLine> lines) {
    Money sum = Money.ZERO;
    for (StatedLine line : lines) {
      sum = sum.plus(line.amount());
    }
    return sum;
  }

  /** Opens the case for money in doubt, if there is any. */
  void raise(Doubts doubts) {
    if (inDoubt != null) {
      doubts.raise(CaseKind.LINES_AND_AMOUNT_DIFFER, Doubts.subject(report), inDoubt);
    }
  }

  private static List<StatedLine> addedUp(Report report) {
    List<StatedLine> lines = new ArrayList<>(report.lines().size() + 1);
    for (FactLine line : report.lines()) {
      if (line.amount() != null) {
        String component = line.component() == null ? UNALLOCATED : line.component();
        String utr = line.utr() == null ? paymentUtr(report) : line.utr();
        add(lines, new StatedLine(component, utr, line.amount(), line.settledAt(), report, false));
      }
    }
    return lines;
  }

  private static void add(List<StatedLine> lines, StatedLine line) {
    for (int i = 0; i < lines.size(); i++) {
      StatedLine other = lines.get(i);
      if (other.component().equals(line.component()) && Objects.equals(other.utr(), line.utr())) {
        Money sum = other.amount().plus(line.amount());
        Instant settledAt = newer(other.settledAt(), line.settledAt());
        lines.set(
            i, new StatedLine(line.component(), line.utr(), sum, settledAt, line.source(), false));
        return;
      }
    }
    lines.add(line);
  }

  /** The report's total as one line, under the reference that all its lines share. */
  private static StatedLine whole(Report report, Money total) {
    String utr = report.utr();
    Instant settledAt = null;
    if (!report.lines().isEmpty()) {
      String first = report.lines().getFirst().utr();
      boolean shared = report.lines().stream().allMatch(l -> Objects.equals(l.utr(), first));
      utr = shared && first != null ? first : paymentUtr(report);
      for (FactLine line : report.lines()) {
        settledAt = newer(settledAt, line.settledAt());
      }
    }
    return new StatedLine(UNALLOCATED, utr, total, settledAt, report, true);
  }

  /** Manual payments settle as a whole: their reference stands on the payment, not on the lines. */
  private static @Nullable String paymentUtr(Report report) {
    return report.key().family() == Family.DIRECT ? report.utr() : null;
  }

  private static @Nullable Instant newer(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isAfter(b) ? a : b;
  }
}
