package io.feebridge.ledger.quarantine.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an operator asks for about one record.
 *
 * @param dryRun null means true: nothing is done unless it says so
 * @param reason needed unless it is a dry run
 */
@JsonNaming(SnakeCaseStrategy.class)
record ActRequest(@Nullable Boolean dryRun, @Nullable String reason) {

  static final ActRequest DRY = new ActRequest(true, null);

  boolean dry() {
    return dryRun == null || dryRun;
  }
}
