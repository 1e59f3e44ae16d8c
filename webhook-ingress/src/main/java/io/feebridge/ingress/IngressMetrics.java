package io.feebridge.ingress;

import io.feebridge.ingress.authenticity.SigningKey;
import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.budget.Standing;
import io.feebridge.ingress.budget.Standings;
import io.feebridge.ingress.budget.spring.StandingMeters;
import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.collector.Collectors;
import io.feebridge.ingress.delivery.Delivery;
import io.feebridge.ingress.delivery.DeliveryCounts;
import io.feebridge.ingress.delivery.DeliveryOutcome;
import io.feebridge.ingress.delivery.DeliveryOutcome.Accepted;
import io.feebridge.ingress.delivery.DeliveryOutcome.NotGenuine;
import io.feebridge.ingress.delivery.DeliveryOutcome.TooManyFailures;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable;
import io.feebridge.ingress.delivery.http.Connections;
import io.feebridge.ingress.reading.Reading;
import io.feebridge.ingress.reading.Report;
import io.feebridge.ingress.reading.Unrecognised;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint counts. When no delivery is on its way, per collector and over all:
 *
 * <pre>
 * received = accepted + rejected + unavailable
 * </pre>
 *
 * <p>And of each collector, as {@link Standing} keeps it:
 *
 * <pre>
 * budget.left = max(0, budget.limit − budget.failures summed over cause)
 * delay count = accepted − accepted whose body does not say when it happened
 * </pre>
 *
 * <table>
 *   <caption>Meters below {@code feebridge.ingress}</caption>
 *   <tr><td>{@code deliveries.received}</td><td>collector</td></tr>
 *   <tr><td>{@code deliveries.accepted}</td><td>collector, key (id), topic or {@code spool}</td></tr>
 *   <tr><td>{@code deliveries.rejected}</td><td>collector, cause: {@link Doubt}, {@link
 *       TurnedAway.Why}, {@code too_many_failures}</td></tr>
 *   <tr><td>{@code deliveries.unavailable}</td><td>collector, cause: {@link
 *       Unavailable.Cause}</td></tr>
 *   <tr><td>{@code deliveries.misrouted}</td><td>collector</td></tr>
 *   <tr><td>{@code bodies.unrecognised}</td><td>collector, reason: {@link
 *       Unrecognised.Why}</td></tr>
 *   <tr><td>{@code fields.unread}</td><td>collector, reason</td></tr>
 *   <tr><td>{@code permits.used}, {@code permits.limit}</td><td></td></tr>
 *   <tr><td>{@code bodies.memory}</td><td>bytes that bodies take now</td></tr>
 *   <tr><td>{@code connections.open}</td><td></td></tr>
 *   <tr><td>{@code connections.closed}</td><td>cause: {@code too_many}, {@code slow_head},
 *       {@code not_http}</td></tr>
 *   <tr><td>{@code collectors.refused}</td><td>1 while the newest configuration of the collectors
 *       cannot be used and an older one is in force</td></tr>
 * </table>
 *
 * <p>{@link StandingMeters} has those of the budget. Tags are closed sets: collectors and keys from
 * configuration, {@code unknown} for a path that names no collector; Jodo's event codes and {@code
 * other}; the rest are enumerations.
 *
 * <p>Alerts, each with its page in {@code docs/operating/ingress.md}: any {@code unavailable}
 * (Jodo's next try is six hours away); {@code budget.left} below half of its limit; {@code
 * rejected} of a known collector (a wrong secret uses up the failures after which Jodo switches
 * off); {@code accepted} by an old key long after a rotation; any {@code unrecognised}, {@code
 * unread} or {@code misrouted}; {@code collectors.refused} above 0.
 */
final class IngressMetrics implements DeliveryCounts {

  private static final String UNKNOWN = "unknown";

  private final MeterRegistry registry;
  private final Standings standings;
  private final StandingMeters standingMeters;
  private final CollectorMeters unknown;
  private volatile Map<String, CollectorMeters> byCollector = Map.of();

  IngressMetrics(
      MeterRegistry registry,
      Standings standings,
      StandingMeters standingMeters,
      Collectors first) {
    this.registry = registry;
    this.standings = standings;
    this.standingMeters = standingMeters;
    unknown = new CollectorMeters(registry, UNKNOWN, List.of());
    know(first);
  }

  /** To be told of collectors before the first of their deliveries. For one caller at a time. */
  void know(Collectors collectors) {
    standings.know(collectors);
    Map<String, CollectorMeters> next = new HashMap<>(byCollector);
    collectors
        .all()
        .forEach(collector -> next.compute(collector.name(), (n, k) -> of(collector, k)));
    byCollector = next;
  }

  private CollectorMeters of(Collector collector, @Nullable CollectorMeters known) {
    List<String> keyIds = collector.proof().keys().stream().map(SigningKey::id).toList();
    if (known != null) {
      known.know(keyIds);
      return known;
    }
    Standing standing = standings.of(collector.name());
    if (standing != null) {
      standingMeters.register(standing);
    }
    return new CollectorMeters(registry, collector.name(), keyIds);
  }

  /** A figure of the endpoint as a whole. */
  void watch(String name, Supplier<Number> value) {
    Gauge.builder(CollectorMeters.PREFIX + name, value).register(registry);
  }

  /** Connections, and those that were closed without a request. */
  void watch(Connections connections) {
    watch("connections.open", connections::open);
    closed("too_many", connections, Connections::tooMany);
    closed("slow_head", connections, Connections::tooSlow);
    closed("not_http", connections, Connections::notHttp);
  }

  private void closed(String cause, Connections connections, ToDoubleFunction<Connections> number) {
    FunctionCounter.builder(CollectorMeters.PREFIX + "connections.closed", connections, number)
        .tag("cause", cause)
        .register(registry);
  }

  @Override
  public void received(String collector) {
    of(collector).received();
  }

  @Override
  public void turnedAway(String collector, TurnedAway outcome) {
    of(collector).rejected(outcome.why());
  }

  @Override
  public void ended(Delivery delivery, DeliveryOutcome outcome) {
    CollectorMeters meters = of(delivery.collector().name());
    switch (outcome) {
      case Accepted accepted -> meters.accepted(accepted.keyId(), accepted.topic());
      case NotGenuine(var doubt, var signer) -> {
        meters.rejected(doubt);
        if (signer != null) {
          failed(delivery, doubt);
        }
      }
      case TooManyFailures tooMany -> meters.tooManyFailures();
      case TurnedAway(var why) -> meters.rejected(why);
      case Unavailable(var cause) -> {
        meters.unavailable(cause);
        failed(delivery, cause);
      }
    }
  }

  private void failed(Delivery delivery, Enum<?> cause) {
    Standing standing = standings.of(delivery.collector().name());
    if (standing != null) {
      standing.failed(cause, delivery.pathEvent());
    }
  }

  @Override
  public void kept(Delivery delivery, String keyId, Reading reading) {
    Standing standing = standings.of(delivery.collector().name());
    if (standing != null) {
      standing.accepted(
          keyId,
          delivery.pathEvent(),
          reading.event(),
          delivery.receivedAt(),
          reading.occurredAt());
    }
  }

  @Override
  public void read(Delivery delivery, Reading reading, boolean misrouted) {
    CollectorMeters meters = of(delivery.collector().name());
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
}
