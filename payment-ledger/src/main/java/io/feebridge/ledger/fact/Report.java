package io.feebridge.ledger.fact;

import io.feebridge.ledger.money.Money;
import java.time.Instant;
import java.util.List;
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
    boolean foreignBranch)
    implements Fact {

  public Report {
    lines = List.copyOf(lines);
  }
}
