package io.feebridge.messaging.inbox.breaker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A breaker and what was done to it last.
 *
 * @param allowance records that may still be set aside; null when not bounded, or not allowing
 * @param changedAt null when it never changed
 * @param changedBy the login of an operator; null when the consumer did it itself
 * @param reason null when it never changed
 */
public record StandingBreaker(
    String group,
    String version,
    BreakerMode mode,
    @Nullable Long allowance,
    @Nullable Instant changedAt,
    @Nullable String changedBy,
    @Nullable String reason) {

  /** One that never changed. */
  public static StandingBreaker untouched(String group, String version) {
    return new StandingBreaker(group, version, BreakerMode.CLOSED, null, null, null, null);
  }
}
