package io.feebridge.simulator.direct;

import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that the institute took itself.
 *
 * @param mode cash unless told, others by the API's default
 * @param settlementUtr the bank's reference when the institute knows it
 */
public record DirectPayment(
    String id,
    String studentId,
    String collector,
    String transactionId,
    List<Line> lines,
    Instant paidAt,
    String mode,
    @Nullable String settlementUtr,
    @Nullable String notes,
    Channel channel,
    boolean cancelled) {

  /** Who entered it: a person in the dashboard, or the institute's software. */
  public enum Channel {
    DASHBOARD,
    API
  }

  public Money amount() {
    return Line.total(lines);
  }

  public DirectPayment asCancelled() {
    return new DirectPayment(
        id,
        studentId,
        collector,
        transactionId,
        lines,
        paidAt,
        mode,
        settlementUtr,
        notes,
        channel,
        true);
  }
}
