package io.feebridge.simulator.command;

import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.money.Line;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** About money under way. Done: the payment id. */
public sealed interface PaymentCommand extends Command {

  /** A student-linked Pay payment. */
  record PayStudent(
      String studentId, List<Line> lines, String mode, BankAnswer result, @Nullable Duration after)
      implements PaymentCommand {}

  /**
   * The money arrives now, not on its bank day.
   *
   * @param components which lines; empty means all that have not arrived
   * @param utr null takes the branch's UTR of the day
   */
  record Settle(String paymentId, List<String> components, @Nullable String utr)
      implements PaymentCommand {}

  /**
   * The bank takes an instalment's debit back. What has reached the institute stays there.
   *
   * @param evenSettled whether it does so although some of it has settled; null is no. Jodo's pages
   *     neither tell of that nor exclude it
   */
  record Bounce(String paymentId, @Nullable Boolean evenSettled) implements PaymentCommand {

    /** Before anything has settled. */
    public Bounce(String paymentId) {
      this(paymentId, null);
    }
  }
}
