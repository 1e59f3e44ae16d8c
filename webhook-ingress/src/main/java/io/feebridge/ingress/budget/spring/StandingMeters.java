package io.feebridge.ingress.budget.spring;

import io.feebridge.ingress.budget.EventCodes;
import io.feebridge.ingress.budget.Standing;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How one collector stands, read when somebody scrapes.
 *
 * <table>
 *   <caption>Meters below {@code feebridge.ingress}, each with the tag collector</caption>
 *   <tr><td>{@code budget.limit}</td><td>failures in a row that Jodo allows, 100 or 10</td></tr>
 *   <tr><td>{@code budget.failures}</td><td>cause; failures in a row of the subscription that has
 *       most of them</td></tr>
 *   <tr><td>{@code budget.left}</td><td>{@code max(0, limit − failures summed over cause)}</td></tr>
 *   <tr><td>{@code events.age}</td><td>event: Jodo's codes and {@code other}; seconds since one was
 *       accepted, NaN when none was since the start</td></tr>
 *   <tr><td>{@code deliveries.delay}</td><td>count and sum of {@code received − occurred} of
 *       accepted deliveries</td></tr>
 *   <tr><td>{@code deliveries.delay.longest}</td><td>since the start</td></tr>
 *   <tr><td>{@code deliveries.delay.last}</td><td>NaN when there was none</td></tr>
 * </table>
 *
 * <p>All of it is what this instance saw. Of several, the sum of {@code budget.failures} bounds
 * what Jodo counts; take the least age and the sum of the delays.
 */
public final class StandingMeters {

  private static final String PREFIX = "feebridge.ingress.";

  private final MeterRegistry registry;
  private final Clock clock;

  public StandingMeters(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** To be done once a collector. */
  public void register(Standing standing) {
    gauge(standing, "budget.limit", s -> s.environment().failuresAllowed());
    gauge(standing, "budget.left", Standing::left);
    for (String cause : Standing.causes()) {
      gauge(standing, "budget.failures", s -> s.failures(cause), "cause", cause);
    }
    for (String code : EventCodes.all()) {
      seconds(standing, "events.age", s -> since(s.lastEvent(code)), "event", code);
    }
    seconds(standing, "deliveries.delay.longest", s -> seconds(s.delays().longest()));
    seconds(standing, "deliveries.delay.last", s -> seconds(s.delays().last()));
    FunctionTimer.builder(
            PREFIX + "deliveries.delay",
            standing.delays(),
            delays -> delays.count(),
            delays -> delays.total().toMillis(),
            TimeUnit.MILLISECONDS)
        .tag("collector", standing.collector())
        .register(registry);
  }

  private void gauge(
      Standing standing, String name, ToDoubleFunction<Standing> value, String... tags) {
    Gauge.builder(PREFIX + name, standing, value)
        .tag("collector", standing.collector())
        .tags(tags)
        .register(registry);
  }

  private void seconds(
      Standing standing, String name, ToDoubleFunction<Standing> value, String... tags) {
    TimeGauge.builder(PREFIX + name, standing, TimeUnit.SECONDS, value)
        .tag("collector", standing.collector())
        .tags(tags)
        .register(registry);
  }

  private double since(@Nullable Instant then) {
    return seconds(then == null ? null : Duration.between(then, clock.instant()));
  }

  private static double seconds(@Nullable Duration duration) {
    return duration == null ? Double.NaN : duration.toMillis() / 1000.0;
  }
}
