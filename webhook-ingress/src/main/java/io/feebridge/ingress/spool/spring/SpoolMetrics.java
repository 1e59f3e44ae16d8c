package io.feebridge.ingress.spool.spring;

import io.feebridge.ingress.spool.Decision;
import io.feebridge.ingress.spool.KafkaReach;
import io.feebridge.ingress.spool.SetAside;
import io.feebridge.ingress.spool.Spool;
import io.feebridge.ingress.spool.Spool.UnreadableException;
import io.feebridge.ingress.spool.SpoolCause;
import io.feebridge.ingress.spool.SpoolCounts;
import io.feebridge.ingress.spool.SpoolOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the spool counts. When nothing is on its way:
 *
 * <pre>
 * found + kept = drained + decided{verb=discard} + waiting + set.aside
 * kept         = accepted{topic=spool}, over all collectors and keys
 * </pre>
 *
 * <table>
 *   <caption>Meters below {@code feebridge.ingress.spool}</caption>
 *   <tr><td>{@code deliveries.found}</td><td>gauge: in the file when this process opened it</td></tr>
 *   <tr><td>{@code deliveries.kept}</td><td>cause: {@link SpoolCause}; of {@code not_acknowledged}
 *       and {@code other}, Kafka may hold a duplicate</td></tr>
 *   <tr><td>{@code deliveries.not.kept}</td><td>why: {@code no_room}, {@code failed}; each was a
 *       503</td></tr>
 *   <tr><td>{@code deliveries.drained}</td><td>published, acknowledged, removed</td></tr>
 *   <tr><td>{@code deliveries.not.drained}</td><td>tries that were not acknowledged</td></tr>
 *   <tr><td>{@code deliveries.put.aside}</td><td>reason: {@link SetAside.Reason}</td></tr>
 *   <tr><td>{@code deliveries.decided}</td><td>verb: {@link Decision.Verb}</td></tr>
 *   <tr><td>{@code deliveries.waiting}, {@code deliveries.set.aside}, {@code
 *       deliveries.limit}</td><td>gauges</td></tr>
 *   <tr><td>{@code bytes.used}, {@code bytes.limit}</td><td>gauges: of the file</td></tr>
 *   <tr><td>{@code oldest.age}</td><td>gauge, seconds: 0 when nothing waits; NaN when the file
 *       cannot be read</td></tr>
 *   <tr><td>{@code files.unreadable}</td><td>gauge: spools that were moved aside</td></tr>
 *   <tr><td>{@code kafka.away}</td><td>gauge: 1 while deliveries go to the spool at once</td></tr>
 * </table>
 *
 * <p>Alerts: {@code kafka.away} is 1; {@code set.aside} or {@code files.unreadable} above 0; any
 * {@code not.kept}; {@code bytes.used} above half of {@code bytes.limit}; {@code oldest.age} grows
 * though {@code kafka.away} is 0. {@code docs/operating/spool.md} says what to do.
 */
public final class SpoolMetrics implements SpoolCounts {

  private static final String PREFIX = "feebridge.ingress.spool.";

  private final MeterRegistry registry;
  private final Map<SpoolCause, Counter> kept;
  private final Map<SpoolOutcome, Counter> notKept;
  private final Map<SetAside.Reason, Counter> putAside;
  private final Map<Decision.Verb, Counter> decided;
  private final Counter drained;
  private final Counter notDrained;

  public SpoolMetrics(MeterRegistry registry, Spool spool, KafkaReach reach, Clock clock) {
    this.registry = registry;
    kept = each("deliveries.kept", "cause", SpoolCause.class, SpoolCause.values());
    notKept =
        each(
            "deliveries.not.kept",
            "why",
            SpoolOutcome.class,
            SpoolOutcome.NO_ROOM,
            SpoolOutcome.FAILED);
    putAside =
        each("deliveries.put.aside", "reason", SetAside.Reason.class, SetAside.Reason.values());
    decided = each("deliveries.decided", "verb", Decision.Verb.class, Decision.Verb.values());
    drained = Counter.builder(PREFIX + "deliveries.drained").register(registry);
    notDrained = Counter.builder(PREFIX + "deliveries.not.drained").register(registry);
    gauge("deliveries.found", () -> spool.level().found());
    gauge("deliveries.waiting", () -> spool.level().waiting());
    gauge("deliveries.set.aside", () -> spool.level().setAside());
    gauge("deliveries.limit", () -> spool.level().maxDeliveries());
    gauge("bytes.used", () -> spool.level().bytes());
    gauge("bytes.limit", () -> spool.level().maxBytes());
    gauge("files.unreadable", () -> spool.level().movedAside());
    gauge("kafka.away", () -> reach.live() ? 0 : 1);
    gauge("oldest.age", () -> ageSeconds(spool, clock));
  }

  @Override
  public void kept(SpoolCause cause) {
    one(kept, cause);
  }

  @Override
  public void notKept(SpoolOutcome why) {
    one(notKept, why);
  }

  @Override
  public void drained(int deliveries) {
    drained.increment(deliveries);
  }

  @Override
  public void notDrained(int deliveries) {
    notDrained.increment(deliveries);
  }

  @Override
  public void setAside(SetAside.Reason reason) {
    one(putAside, reason);
  }

  @Override
  public void decided(Decision.Verb verb) {
    one(decided, verb);
  }

  private static Number ageSeconds(Spool spool, Clock clock) {
    try {
      Instant oldest = spool.oldest();
      return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    } catch (UnreadableException e) {
      return Double.NaN;
    }
  }

  private static <E extends Enum<E>> void one(Map<E, Counter> counters, E value) {
    Objects.requireNonNull(counters.get(value), "every value has its meter").increment();
  }

  @SafeVarargs
  private <E extends Enum<E>> Map<E, Counter> each(
      String name, String tag, Class<E> type, E... values) {
    Map<E, Counter> counters = new EnumMap<>(type);
    for (E value : values) {
      counters.put(
          value,
          Counter.builder(PREFIX + name)
              .tag(tag, value.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    return counters;
  }

  private void gauge(String name, Supplier<Number> value) {
    Gauge.builder(PREFIX + name, value).register(registry);
  }
}
