package io.feebridge.simulator.money;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fee component's part of a sum.
 *
 * @param component the code agreed with the branch, or an order's free wording
 * @param utr the bank's reference once it has reached the institute; null before
 * @param settledAt when it did; null exactly when {@code utr} is
 */
public record Line(
    String component, Money amount, @Nullable String utr, @Nullable Instant settledAt) {

  /** A line that has not reached the institute. */
  public static Line of(String component, Money amount) {
    return new Line(component, amount, null, null);
  }

  /** The same line, arrived under {@code reference}. */
  public Line settled(String reference, Instant at) {
    return new Line(component, amount, reference, at);
  }

  public boolean isSettled() {
    return utr != null;
  }

  /** The sum of all lines. */
  public static Money total(List<Line> lines) {
    return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
  }

  /** The sum of the lines that have reached the institute. */
  public static Money settledTotal(List<Line> lines) {
    return total(lines.stream().filter(Line::isSettled).toList());
  }
}
