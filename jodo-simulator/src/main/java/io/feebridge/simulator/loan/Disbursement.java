package io.feebridge.simulator.loan;

import io.feebridge.simulator.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A tranche of a loan.
 *
 * @param id digits
 * @param disbursedAt null until it reached the institute
 */
public record Disbursement(String id, LocalDate date, Money amount, @Nullable Instant disbursedAt) {

  public boolean isDisbursed() {
    return disbursedAt != null;
  }

  public Disbursement disbursed(Instant at) {
    return new Disbursement(id, date, amount, at);
  }
}
