package io.feebridge.simulator.command;

import io.feebridge.simulator.direct.DirectPayment.Channel;
import io.feebridge.simulator.money.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** About offline payments. Done: Jodo's id of the payment. */
public sealed interface DirectCommand extends Command {

  /** What was paid; {@code transactionId} null lets Jodo make one, {@code paidAt} null is now. */
  record Offline(
      List<Line> lines,
      @Nullable Instant paidAt,
      String mode,
      @Nullable String transactionId,
      @Nullable String settlementUtr,
      @Nullable String notes) {}

  record AddPayment(String studentId, Offline payment, Channel channel) implements DirectCommand {}

  /** Replaces everything but id and transaction id. */
  record UpdatePayment(String paymentId, Offline payment) implements DirectCommand {}

  record CancelPayment(String paymentId) implements DirectCommand {}

  /** As the API names it. */
  record CancelByTransaction(String studentId, String transactionId) implements DirectCommand {}
}
