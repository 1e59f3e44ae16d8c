package io.feebridge.ingress.budget.http;

import io.feebridge.ingress.authenticity.SigningKey;
import io.feebridge.ingress.budget.Delays;
import io.feebridge.ingress.budget.KeyUse;
import io.feebridge.ingress.budget.Standing;
import io.feebridge.ingress.collector.Collector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One collector.
 *
 * @param environment {@code production} or {@code uat}
 * @param customHeader whether one is demanded
 * @param addresses who may send, as CIDR; empty means anybody
 * @param keys its live keys
 * @param budget failures in a row; null for a moment after a reload
 * @param lastEvents when an event was accepted last, by event code; codes without any are absent
 * @param delay between event and delivery
 */
@JsonNaming(SnakeCaseStrategy.class)
record CollectorView(
    String name,
    String environment,
    boolean customHeader,
    List<String> addresses,
    List<KeyView> keys,
    @Nullable BudgetView budget,
    Map<String, Instant> lastEvents,
    @Nullable DelayView delay) {

  /** A live key by its id; {@code lastUsed} is null when it proved nothing since the start. */
  @JsonNaming(SnakeCaseStrategy.class)
  record KeyView(String id, long accepted, @Nullable Instant lastUsed) {}

  /**
   * Failures in a row of the subscription that has most of them.
   *
   * @param allowed after so many Jodo switches a subscription off
   * @param failures by cause; causes without any are absent
   * @param subscription event code of its URL, {@code other} for a URL without one; null when no
   *     subscription has a failure
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record BudgetView(
      int allowed, int left, Map<String, Integer> failures, @Nullable String subscription) {}

  /** In milliseconds, of {@code count} accepted deliveries that say when the event was. */
  @JsonNaming(SnakeCaseStrategy.class)
  record DelayView(long count, @Nullable Long lastMs, @Nullable Long meanMs, long longestMs) {}

  static CollectorView of(Collector collector, @Nullable Standing standing) {
    return new CollectorView(
        collector.name(),
        collector.environment().name().toLowerCase(Locale.ROOT),
        collector.proof().customHeader() != null,
        collector.proof().addresses().written(),
        collector.proof().keys().stream().map(key -> key(key, standing)).toList(),
        standing == null ? null : budget(standing),
        standing == null ? Map.of() : standing.lastEvents(),
        standing == null ? null : delay(standing.delays()));
  }

  private static KeyView key(SigningKey key, @Nullable Standing standing) {
    KeyUse use = standing == null ? null : standing.key(key.id());
    return use == null
        ? new KeyView(key.id(), 0, null)
        : new KeyView(key.id(), use.accepted(), use.last());
  }

  private static BudgetView budget(Standing standing) {
    Map<String, Integer> failures = standing.failures();
    failures.values().removeIf(number -> number == 0);
    return new BudgetView(
        standing.environment().failuresAllowed(),
        standing.left(),
        failures,
        standing.worstSubscription());
  }

  private static DelayView delay(Delays delays) {
    long count = delays.count();
    Duration last = delays.last();
    return new DelayView(
        count,
        last == null ? null : last.toMillis(),
        count == 0 ? null : delays.total().toMillis() / count,
        delays.longest().toMillis());
  }
}
