package io.feebridge.ingress.reprojecting.http;

import io.feebridge.ingress.reprojecting.Wanted;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What an operator wants.
 *
 * @param dryRun true unless said otherwise
 * @param reason why; needed unless it is a dry run
 * @param from default: 30 days before {@code until}
 * @param until default: now
 * @param maxRecords default: 10,000
 */
@JsonNaming(SnakeCaseStrategy.class)
record ReprojectionRequest(
    @Nullable Boolean dryRun,
    @Nullable String reason,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Integer maxRecords) {

  static final int MAX_REASON = 500;
  private static final Duration BACK = Duration.ofDays(30);
  private static final int MAX_RECORDS = 10_000;

  boolean dry() {
    return dryRun == null || dryRun;
  }

  /** Whether it says why, as it must. */
  boolean saysWhy() {
    return dry() || (reason != null && !reason.isBlank() && reason.length() <= MAX_REASON);
  }

  /**
   * The same with its defaults.
   *
   * @throws IllegalArgumentException saying what is wrong with the numbers or times
   */
  Wanted wanted(Instant now) {
    Instant end = until == null ? now : until;
    return new Wanted(
        dry(),
        from == null ? end.minus(BACK) : from,
        end,
        maxRecords == null ? MAX_RECORDS : maxRecords);
  }
}
