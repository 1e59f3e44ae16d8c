package io.feebridge.ledger.fact;

import io.feebridge.ledger.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one webhook says about one payment. Every amount in it was readable and is not negative: a
 * report that has another kind of amount never becomes a fact.
 *
 * @param key the payment
 * @param stamp place in the total order
 * @param event Jodo's event code, such as {@code flex.downpayment.debited}
 * @param amount total of the payment; null when the report has none
 * @param lines fee components in the order of the report; may be empty
 * @param mode mode of payment as written; null when not told
 * @param paidAt when the payer paid; null when not told
 * @param utr bank reference of the whole payment (manual payments); null when none
 * @param settledAt when the whole payment settled; null when not told
 * @param student the student named; null when the report names none
 * @param foreignBranch whether the report names a branch that is not one of the collector's
 * @param unread what was there, could not be read, and leaves the money clear
 */
public record Report(
    PaymentKey key,
    Stamp stamp,
    String event,
    @Nullable Money amount,
    List<FactLine> lines,
    @Nullable String mode,
    @Nullable Instant paidAt,
    @Nullable String utr,
    @Nullable Instant settledAt,
    @Nullable Student student,
    boolean foreignBranch,
    Set<UnreadPart> unread)
    implements Fact {

  public Report {
    lines = List.copyOf(lines);
    unread = Set.copyOf(unread);
  }

  /** A report of which everything was read. */
  public Report(
      PaymentKey key,
      Stamp stamp,
      String event,
      @Nullable Money amount,
      List<FactLine> lines,
      @Nullable String mode,
      @Nullable Instant paidAt,
      @Nullable String utr,
      @Nullable Instant settledAt,
      @Nullable Student student,
      boolean foreignBranch) {
    this(
        key,
        stamp,
        event,
        amount,
        lines,
        mode,
        paidAt,
        utr,
        settledAt,
        student,
        foreignBranch,
        Set.of());
  }
}
