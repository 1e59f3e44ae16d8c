package io.feebridge.ingress.spool.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an operator asks for about one delivery.
 *
 * @param dryRun true unless said otherwise: only tells whether it is possible
 * @param reason in their words; kept with their login; needed unless it is a dry run
 */
@JsonNaming(SnakeCaseStrategy.class)
record DecisionRequest(@Nullable Boolean dryRun, @Nullable String reason) {

  boolean dry() {
    return dryRun == null || dryRun;
  }
}
