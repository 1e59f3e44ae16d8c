package io.feebridge.messaging;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.batch.InboxEvents;
import io.feebridge.messaging.inbox.batch.TransactionOutcome;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What an inbox counts. Every meter carries the tag {@code group}, the consumer group.
 *
 * <p>While no batch is in hand, every polled record has come to exactly one end:
 *
 * <pre>
 *   records.polled = records.accepted + records.set.aside   (durable: effect or quarantine, and offset)
 *                  + records.repeated                       (database away, or breaker open)
 *                  + records.held                           (waits for a schema: polled again later)
 *                  + records.fenced                         (claim void: polled by whoever claims next)
 * </pre>
 *
 * and every transaction one: {@code batches.committed + batches.bisected + batches.repeated +
 * batches.fenced} is the number of transactions, less those that told the effect of a single record
 * being set aside.
 *
 * <p>Alerts, all names below {@code feebridge.messaging.}:
 *
 * <ul>
 *   <li>{@code repeat.seconds > 60}: a database or Kafka is away or the breaker is open, nothing is
 *       being booked;
 *   <li>{@code hold.seconds > 60}: a partition waits for an unknown schema; after the inbox's
 *       patience its record goes to quarantine;
 *   <li>{@code increase(records.set.aside) > 0} for a reason that is not expected: somebody must
 *       look at the quarantine; with reason {@code effect_failed} or {@code classify_failed} it is
 *       a defect of ours;
 *   <li>{@code rate(batches.fenced) > 0} for ten minutes: two consumers fight for a partition.
 * </ul>
 */
public final class MessagingMetrics implements InboxEvents {

  private static final String PREFIX = "feebridge.messaging.";

  private final MeterRegistry registry;
  private final Tags tags;
  private final Map<Partition, Instant> holds = new ConcurrentHashMap<>();
  private final Map<String, Instant> stalls = new ConcurrentHashMap<>();
  private final Timer transactions;
  private final DistributionSummary batchSizes;

  public MessagingMetrics(String consumerGroup, MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.tags = Tags.of("group", consumerGroup);
    this.transactions = registry.timer(PREFIX + "transaction.duration", tags);
    this.batchSizes = registry.summary(PREFIX + "batch.records", tags);
    age("hold.seconds", holds, clock);
    age("repeat.seconds", stalls, clock);
    for (String end : List.of("polled", "accepted", "repeated", "held", "fenced")) {
      records(end, 0);
    }
    for (String end : List.of("committed", "repeated", "bisected", "fenced")) {
      registry.counter(PREFIX + "batches." + end, tags);
    }
  }

  private void age(String name, Map<?, Instant> since, Clock clock) {
    TimeGauge.builder(
            PREFIX + name, since, TimeUnit.MILLISECONDS, open -> oldestMillis(open, clock))
        .tags(tags)
        .register(registry);
  }

  private static long oldestMillis(Map<?, Instant> since, Clock clock) {
    Instant now = clock.instant();
    return since.values().stream()
        .mapToLong(instant -> Duration.between(instant, now).toMillis())
        .max()
        .orElse(0);
  }

  @Override
  public void polled(int records) {
    records("polled", records);
    batchSizes.record(records);
  }

  @Override
  public void committed(int accepted, List<SetAsideRecord> setAside) {
    batch("committed");
    records("accepted", accepted);
    for (SetAsideRecord one : setAside) {
      registry
          .counter(PREFIX + "records.set.aside", tags.and("reason", one.reason().value()))
          .increment();
    }
  }

  @Override
  public void repeated(int records) {
    batch("repeated");
    records("repeated", records);
  }

  @Override
  public void fenced(int records) {
    batch("fenced");
    records("fenced", records);
  }

  @Override
  public void bisected() {
    batch("bisected");
  }

  @Override
  public void held(int records) {
    records("held", records);
  }

  @Override
  public void holding(Partition partition, Instant since) {
    holds.put(partition, since);
  }

  @Override
  public void released(Partition partition) {
    holds.remove(partition);
  }

  @Override
  public void stalled(String consumer, Instant since) {
    stalls.put(consumer, since);
  }

  @Override
  public void flowing(String consumer) {
    stalls.remove(consumer);
  }

  @Override
  public TransactionOutcome timed(Supplier<TransactionOutcome> transaction) {
    Timer.Sample sample = Timer.start(registry);
    TransactionOutcome outcome = transaction.get();
    sample.stop(transactions);
    return outcome;
  }

  private void records(String end, int count) {
    registry.counter(PREFIX + "records." + end, tags).increment(count);
  }

  private void batch(String end) {
    registry.counter(PREFIX + "batches." + end, tags).increment();
  }
}
