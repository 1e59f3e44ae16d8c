package io.feebridge.simulator.command;

import io.feebridge.simulator.order.OrderRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** About orders, links and pages. Done: the order id, unless said otherwise. */
public sealed interface OrderCommand extends Command {

  /** A link's {@code expiresAt} must be in the future. Lines must be known to the branch. */
  record CreateOrder(OrderRequest request) implements OrderCommand {}

  /**
   * The payer tries to pay.
   *
   * @param mode UPI, NB or CARD
   * @param result what the bank says
   * @param after how long it thinks; null answers at once
   */
  record PayOrder(String orderId, String mode, BankAnswer result, @Nullable Duration after)
      implements OrderCommand {}

  /**
   * The payer has chosen a way to pay and stands before the bank, which waits for {@link
   * AnswerPayment}. Done: the payment id.
   */
  record BeginPayment(String orderId, String mode) implements OrderCommand {}

  /**
   * The bank answers for a payment that was begun. It may succeed although another payment has paid
   * the order meanwhile: Jodo then reports both. Done: the payment id.
   *
   * @param after how long it thinks; null answers at once
   */
  record AnswerPayment(String paymentId, BankAnswer result, @Nullable Duration after)
      implements OrderCommand {}

  /** The payer gives up and goes back. The order stays as it is. */
  record LeaveCheckout(String orderId) implements OrderCommand {}

  /** Links only. */
  record CancelLink(String orderId) implements OrderCommand {}

  /** Links only, now instead of when they would. */
  record ExpireLink(String orderId) implements OrderCommand {}

  /** What the payer's bank says. */
  enum BankAnswer {
    SUCCEEDS,
    FAILS
  }
}
