package io.feebridge.messaging;

import io.feebridge.messaging.outbox.relay.Lag;
import io.feebridge.messaging.outbox.relay.RefusedMessage;
import io.feebridge.messaging.outbox.relay.RelayEvents;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a relay counts. Every meter carries the tag {@code shard}.
 *
 * <p>While no batch is in hand, every message taken has come to exactly one end:
 *
 * <pre>
 *   messages.taken = messages.published   (Kafka has it, and it is marked)
 *                  + messages.refused     (set aside, and marked)
 *                  + messages.returned    (not marked: taken again, here or by a successor)
 * </pre>
 *
 * and over all processes that ever relayed the outbox, unless one died or lost the answer to a
 * mark:
 *
 * <pre>
 *   messages ever added = messages.published + messages.refused + lag.messages
 * </pre>
 *
 * <p>The lag is measured every five seconds, also by a relay that stands by; where the database is
 * away the age of the oldest message goes on growing.
 *
 * <p>Alerts, all names below {@code feebridge.messaging.relay.}:
 *
 * <ul>
 *   <li>{@code lag.seconds > 60}: readers are behind; a transaction that stays open in the database
 *       does it too, so look for one when {@code repeat.seconds} is 0;
 *   <li>{@code repeat.seconds > 60}: a database or Kafka is away, or a topic is missing;
 *   <li>{@code increase(messages.refused) > 0}: a reader misses a message; it is in {@code
 *       refused_messages};
 *   <li>{@code rate(leases.fenced) > 0} for ten minutes: relays shut each other out; two outboxes
 *       share a shard's name;
 *   <li>{@code increase(chores.neglected) > 0} for ten minutes: nothing is measured or deleted.
 * </ul>
 */
public final class RelayMetrics implements RelayEvents {

  private static final String PREFIX = "feebridge.messaging.relay.";

  private final MeterRegistry registry;
  private final Tags tags;
  private final AtomicReference<Lag> lag = new AtomicReference<>(new Lag(0, null));
  private final AtomicReference<@Nullable Instant> stalledSince = new AtomicReference<>();

  public RelayMetrics(String shard, MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.tags = Tags.of("shard", shard);
    Gauge.builder(PREFIX + "lag.messages", lag, measured -> measured.get().messages())
        .tags(tags)
        .strongReference(true)
        .register(registry);
    TimeGauge.builder(
            PREFIX + "lag.seconds",
            lag,
            TimeUnit.MILLISECONDS,
            measured -> millisSince(measured.get().oldest(), clock))
        .tags(tags)
        .register(registry);
    TimeGauge.builder(
            PREFIX + "repeat.seconds",
            stalledSince,
            TimeUnit.MILLISECONDS,
            since -> millisSince(since.get(), clock))
        .tags(tags)
        .register(registry);
    for (String end : List.of("taken", "published", "returned", "deleted")) {
      count("messages." + end, 0);
    }
    count("leases.fenced", 0);
    count("chores.neglected", 0);
  }

  private static long millisSince(@Nullable Instant since, Clock clock) {
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis();
  }

  private void count(String name, int times) {
    registry.counter(PREFIX + name, tags).increment(times);
  }

  @Override
  public void taken(int messages) {
    count("messages.taken", messages);
  }

  @Override
  public void published(int messages) {
    count("messages.published", messages);
  }

  @Override
  public void refused(List<RefusedMessage> messages) {
    for (RefusedMessage one : messages) {
      registry
          .counter(PREFIX + "messages.refused", tags.and("reason", one.reason().value()))
          .increment();
    }
  }

  @Override
  public void returned(int messages) {
    count("messages.returned", messages);
  }

  @Override
  public void fenced() {
    count("leases.fenced", 1);
  }

  @Override
  public void stalled(Instant since) {
    stalledSince.set(since);
  }

  @Override
  public void flowing() {
    stalledSince.set(null);
  }

  @Override
  public void measured(Lag now) {
    lag.set(now);
  }

  @Override
  public void deleted(int messages) {
    count("messages.deleted", messages);
  }

  @Override
  public void neglected() {
    count("chores.neglected", 1);
  }
}
