package io.feebridge.simulator.scenario;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Many people who do the same thing.
 *
 * @param count how many
 * @param after when the first begins, from the scenario's beginning; null at once
 * @param over how long until the last has begun, evenly at random; null all at once
 * @param failPercent of a hundred, so many are refused by their bank; loans by the lender
 * @param leavePercent so many never pay: their links expire, their applications too
 * @param changePercent so many offline payments are corrected; students leave and come back
 * @param cancelPercent so many offline payments, mandates or applications are cancelled
 * @param instalments of a Flex plan, a month apart; null is 4
 */
public record Flow(
    Kind kind,
    int count,
    @Nullable Duration after,
    @Nullable Duration over,
    @Nullable Integer failPercent,
    @Nullable Integer leavePercent,
    @Nullable Integer changePercent,
    @Nullable Integer cancelPercent,
    @Nullable Integer instalments) {

  /** What they do. */
  public enum Kind {
    ORDERS,
    LINKS,
    PAGES,
    PAY,
    OFFLINE,
    FLEX,
    LOANS
  }

  Duration begin() {
    return after == null ? Duration.ZERO : after;
  }

  long overMillis() {
    return over == null ? 0 : over.toMillis();
  }

  int months() {
    return instalments == null ? 4 : instalments;
  }

  static int percent(@Nullable Integer given) {
    return given == null ? 0 : given;
  }
}
