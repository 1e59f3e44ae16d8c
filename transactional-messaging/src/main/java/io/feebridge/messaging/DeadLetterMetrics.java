package io.feebridge.messaging;

import io.feebridge.messaging.deadletter.publishing.Backlog;
import io.feebridge.messaging.deadletter.publishing.DeadLetterEvents;
import io.feebridge.messaging.inbox.ReasonCode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the publication of dead letters counts, all names below {@code
 * feebridge.messaging.dead.letters.}, with the tag {@code service}.
 *
 * <p>Over all processes that ever published for a database, unless one died between Kafka's answer
 * and its note of it:
 *
 * <pre>
 *   records ever quarantined = published + refused + waiting
 * </pre>
 *
 * <p>{@code waiting}, {@code age.seconds} and {@code refused.records} are measured every five
 * seconds; while the database is away the age goes on growing.
 *
 * <p>Alerts:
 *
 * <ul>
 *   <li>{@code age.seconds > 300}: dead letters do not reach their topic; booking is not concerned;
 *   <li>{@code increase(refused) > 0}: a record too large for its dead-letter topic stays in the
 *       table alone.
 * </ul>
 */
final class DeadLetterMetrics implements DeadLetterEvents {

  private static final String PREFIX = "feebridge.messaging.dead.letters.";

  private final MeterRegistry registry;
  private final Tags tags;
  private final AtomicReference<Backlog> backlog = new AtomicReference<>(new Backlog(0, null, 0));

  DeadLetterMetrics(String service, MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.tags = Tags.of("service", service);
    gauge("waiting", Backlog::waiting);
    gauge("refused.records", Backlog::refused);
    TimeGauge.builder(
            PREFIX + "age.seconds",
            backlog,
            TimeUnit.MILLISECONDS,
            measured -> millisSince(measured.get().oldest(), clock))
        .tags(tags)
        .register(registry);
    count("published", 0);
    count("postponed", 0);
  }

  private void gauge(String name, java.util.function.ToLongFunction<Backlog> of) {
    Gauge.builder(PREFIX + name, backlog, measured -> of.applyAsLong(measured.get()))
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  private static long millisSince(@Nullable Instant since, Clock clock) {
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis();
  }

  private void count(String name, int times) {
    registry.counter(PREFIX + name, tags).increment(times);
  }

  @Override
  public void published(int letters) {
    count("published", letters);
  }

  @Override
  public void refused(ReasonCode reason) {
    registry.counter(PREFIX + "refused", tags.and("reason", reason.value())).increment();
  }

  @Override
  public void postponed(int letters) {
    count("postponed", letters);
  }

  @Override
  public void measured(Backlog now) {
    backlog.set(now);
  }
}
