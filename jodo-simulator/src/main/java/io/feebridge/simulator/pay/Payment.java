package io.feebridge.simulator.pay;

import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money that Jodo moves.
 *
 * @param id Jodo's id of the payment; for orders its transaction id
 * @param studentId null for orders
 * @param orderId null for payments of students
 * @param subscriptionId null unless Flex
 * @param instalment number of the instalment; null unless one
 * @param mode UPI, NB, CARD, NACH, pg …
 * @param paidAt when it was last debited; null while it never was, and after a bounce
 */
public record Payment(
    String id,
    PaymentKind kind,
    String collector,
    @Nullable String studentId,
    @Nullable String orderId,
    @Nullable String subscriptionId,
    @Nullable Integer instalment,
    List<Line> lines,
    String mode,
    String referenceId,
    Instant createdAt,
    PaymentState state,
    @Nullable Instant paidAt) {

  public Family family() {
    return kind.family();
  }

  /** The id by which webhooks name it: that of the order, else its own. */
  public String reportedId() {
    return family() == Family.ORDER ? Objects.requireNonNull(orderId) : id;
  }

  public Money amount() {
    return Line.total(lines);
  }

  public Money settled() {
    return Line.settledTotal(lines);
  }

  /** Presented to the bank, which has not answered. */
  public Payment pending() {
    return with(lines, PaymentState.PENDING, null);
  }

  public Payment debited(Instant at) {
    return with(lines, PaymentState.DEBITED, at);
  }

  public Payment failed() {
    return with(lines, PaymentState.FAILED, null);
  }

  public Payment bounced() {
    return with(lines, PaymentState.BOUNCED, null);
  }

  /** The same payment with {@code changed} lines, some or all of which have arrived. */
  public Payment settledAs(List<Line> changed) {
    boolean all = changed.stream().allMatch(Line::isSettled);
    return with(changed, all ? PaymentState.SETTLED : PaymentState.PARTLY_SETTLED, paidAt);
  }

  private Payment with(List<Line> changed, PaymentState next, @Nullable Instant paid) {
    return new Payment(
        id,
        kind,
        collector,
        studentId,
        orderId,
        subscriptionId,
        instalment,
        changed,
        mode,
        referenceId,
        createdAt,
        next,
        paid);
  }
}
