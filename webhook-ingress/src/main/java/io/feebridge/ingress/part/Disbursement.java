package io.feebridge.ingress.part;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One tranche of a loan.
 *
 * @param amount planned, in rupees, scale 2
 * @param disbursedAmount paid out, in rupees, scale 2
 * @param disbursed whether the report says that it was paid out
 */
public record Disbursement(
    @Nullable String id,
    @Nullable LocalDate date,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal disbursedAmount,
    @Nullable Boolean disbursed) {

  /** An entry that is there but says nothing that can be read. */
  public static final Disbursement EMPTY = new Disbursement(null, null, null, null, null);
}
