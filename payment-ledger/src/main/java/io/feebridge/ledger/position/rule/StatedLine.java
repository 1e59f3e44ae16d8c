package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one report states about one fee component under one bank reference, all its lines added up.
 *
 * @param component fee component; {@link StatedLines#UNALLOCATED} where no line names one
 * @param utr bank reference; null when not settled
 * @param amount negative only where the report's total is less than its lines
 * @param settledAt newest of the lines; null when not told
 * @param source the report
 * @param wholeTotal whether the amount is the report's total because its lines do not tell
 */
record StatedLine(
    String component,
    @Nullable String utr,
    Money amount,
    @Nullable Instant settledAt,
    Report source,
    boolean wholeTotal) {

  StatedLine withAmount(Money other) {
    return new StatedLine(component, utr, other, settledAt, source, wholeTotal);
  }

  /** When it settled: as the line says, else as the report says, else when it was reported. */
  Instant occurredAt() {
    if (settledAt != null) {
      return settledAt;
    }
    return source.settledAt() == null ? FactSet.timeOf(source) : source.settledAt();
  }
}
