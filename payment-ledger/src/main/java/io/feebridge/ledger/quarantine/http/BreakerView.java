package io.feebridge.ledger.quarantine.http;

import io.feebridge.messaging.inbox.breaker.StandingBreaker;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The breaker of one consumer group and version.
 *
 * @param running whether it is the version that answers
 */
@JsonNaming(SnakeCaseStrategy.class)
record BreakerView(
    String group,
    String version,
    boolean running,
    String breaker,
    @Nullable Long allowance,
    @Nullable Instant changedAt,
    @Nullable String changedBy,
    @Nullable String reason) {

  static BreakerView of(StandingBreaker breaker, boolean running) {
    return new BreakerView(
        breaker.group(),
        breaker.version(),
        running,
        breaker.mode().name().toLowerCase(Locale.ROOT),
        breaker.allowance(),
        breaker.changedAt(),
        breaker.changedBy(),
        breaker.reason());
  }
}
