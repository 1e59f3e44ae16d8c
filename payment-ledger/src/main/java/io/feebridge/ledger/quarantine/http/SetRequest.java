package io.feebridge.ledger.quarantine.http;

import io.feebridge.messaging.deadletter.QuarantineFilter;
import io.feebridge.messaging.deadletter.QuarantineState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an operator asks for about a set of waiting records.
 *
 * @param filter null means all that wait
 * @param cursor the {@code next_cursor} of the answer before
 * @param limit the most that one request tries; null means 100
 * @param dryRun null means true
 * @param reason needed unless it is a dry run
 */
@JsonNaming(SnakeCaseStrategy.class)
record SetRequest(
    @Nullable Filter filter,
    @Nullable String cursor,
    @Nullable Integer limit,
    @Nullable Boolean dryRun,
    @Nullable String reason) {

  record Filter(@Nullable String reason, @Nullable String subject, @Nullable String topic) {}

  QuarantineFilter meant() {
    Filter by = filter == null ? new Filter(null, null, null) : filter;
    return new QuarantineFilter(
        Optional.ofNullable(by.reason()),
        Optional.ofNullable(by.subject()),
        Optional.ofNullable(by.topic()),
        Optional.of(QuarantineState.WAITING));
  }

  boolean dry() {
    return dryRun == null || dryRun;
  }
}
