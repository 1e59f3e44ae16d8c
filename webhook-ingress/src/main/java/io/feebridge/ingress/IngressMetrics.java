package io.feebridge.ingress;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.feebridge.ingress.authenticity.SigningKey;
import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.collector.Collectors;
import io.feebridge.ingress.delivery.DeliveryCounts;
import io.feebridge.ingress.delivery.DeliveryOutcome;
import io.feebridge.ingress.delivery.DeliveryOutcome.Accepted;
import io.feebridge.ingress.delivery.DeliveryOutcome.NotGenuine;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable;
import io.feebridge.ingress.reading.Reading;
import io.feebridge.ingress.reading.Report;
import io.feebridge.ingress.reading.Unrecognised;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * What the endpoint counts. When no delivery is on its way, per collector and over all:
 *
 * <pre>
 * received = accepted + rejected + unavailable
 * </pre>
 *
 * <table>
 *   <caption>Meters below {@code feebridge.ingress}</caption>
 *   <tr><td>{@code deliveries.received}</td><td>collector</td></tr>
 *   <tr><td>{@code deliveries.accepted}</td><td>collector, key (id), topic or {@code spool}</td></tr>
 *   <tr><td>{@code deliveries.rejected}</td><td>collector, cause: {@link Doubt}, {@link
 *       TurnedAway.Why}</td></tr>
 *   <tr><td>{@code deliveries.unavailable}</td><td>collector, cause: {@link
 *       Unavailable.Cause}</td></tr>
 *   <tr><td>{@code deliveries.misrouted}</td><td>collector</td></tr>
 *   <tr><td>{@code bodies.unrecognised}</td><td>collector, reason: {@link
 *       Unrecognised.Why}</td></tr>
 *   <tr><td>{@code fields.unread}</td><td>collector, reason</td></tr>
 *   <tr><td>{@code permits.used}, {@code permits.limit}</td><td></td></tr>
 * </table>
 *
 * <p>Tags are closed sets: collectors and keys from configuration, {@code unknown} for a path that
 * names no collector; the rest are enumerations.
 *
 * <p>Alerts: any {@code unavailable} (Jodo's next try is six hours away); {@code rejected} of a
 * known collector (a wrong secret uses up the 100 failures after which Jodo switches off); {@code
 * accepted} by an old key long after a rotation; any {@code unrecognised}, {@code unread} or {@code
 * misrouted}.
 */
final class IngressMetrics implements DeliveryCounts {

  private static final String UNKNOWN = "unknown";

  private final MeterRegistry registry;
  private final Map<String, CollectorMeters> byCollector;
  private final CollectorMeters unknown;

  IngressMetrics(MeterRegistry registry, Collectors collectors) {
    this.registry = registry;
    byCollector =
        collectors
            .all()
            .collect(
                toUnmodifiableMap(
                    Collector::name,
                    c -> new CollectorMeters(registry, c.name(), keyIds(c.proof().keys()))));
    unknown = new CollectorMeters(registry, UNKNOWN, List.of());
  }

  /** Shows how many of the permits are given out. */
  void watch(Semaphore permits, int limit) {
    gauge("permits.used", () -> limit - permits.availablePermits());
    gauge("permits.limit", () -> limit);
  }

  @Override
  public void received(String collector) {
    of(collector).received();
  }

  @Override
  public void ended(String collector, DeliveryOutcome outcome) {
    CollectorMeters meters = of(collector);
    switch (outcome) {
      case Accepted accepted -> meters.accepted(accepted.keyId(), accepted.topic());
      case NotGenuine(var doubt) -> meters.rejected(doubt);
      case TurnedAway(var why) -> meters.rejected(why);
      case Unavailable(var cause) -> meters.unavailable(cause);
    }
  }

  @Override
  public void read(String collector, Reading reading, boolean misrouted) {
    CollectorMeters meters = of(collector);
    if (misrouted) {
      meters.misrouted();
    }
    switch (reading) {
      case Report report -> report.unread().forEach(u -> meters.unread(u.reason()));
      case Unrecognised unrecognised -> meters.unrecognised(unrecognised.why());
    }
  }

  private CollectorMeters of(String collector) {
    return byCollector.getOrDefault(collector, unknown);
  }

  private void gauge(String name, Supplier<Number> value) {
    Gauge.builder(CollectorMeters.PREFIX + name, value).register(registry);
  }

  private static List<String> keyIds(List<SigningKey> keys) {
    return keys.stream().map(SigningKey::id).toList();
  }
}
