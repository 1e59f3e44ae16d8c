package io.feebridge.messaging;

import io.feebridge.messaging.inbox.breaker.BreakerEvents;
import io.feebridge.messaging.inbox.breaker.BreakerMode;
import io.feebridge.messaging.inbox.breaker.Trip;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What breakers tell, below {@code feebridge.messaging.breaker.}, with the tag {@code group}.
 *
 * <p>Alerts: {@code open > 0}: so many consumers of this process stand still, nothing they read is
 * booked; {@code allowing > 0} for a day: an operator let everything through and did not close it.
 * {@code opened} counts how often a consumer of this process opened it.
 */
final class BreakerMetrics implements BreakerEvents {

  private static final String PREFIX = "feebridge.messaging.breaker.";

  private final MeterRegistry registry;
  private final Tags tags;
  private final Map<String, BreakerMode> modes = new ConcurrentHashMap<>();

  BreakerMetrics(String consumerGroup, MeterRegistry registry) {
    this.registry = registry;
    this.tags = Tags.of("group", consumerGroup);
    gauge("open", BreakerMode.OPEN);
    gauge("allowing", BreakerMode.ALLOWING);
    registry.counter(PREFIX + "opened", tags);
  }

  private void gauge(String name, BreakerMode mode) {
    Gauge.builder(
            PREFIX + name, modes, all -> all.values().stream().filter(one -> one == mode).count())
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  /** Whether any consumer of this process stands still. */
  boolean open() {
    return modes.containsValue(BreakerMode.OPEN);
  }

  @Override
  public void opened(String consumer, Trip trip) {
    registry.counter(PREFIX + "opened", tags).increment();
  }

  @Override
  public void standing(String consumer, BreakerMode mode) {
    modes.put(consumer, mode);
  }
}
