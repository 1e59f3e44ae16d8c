package io.feebridge.messaging.inbox.kafka;

import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.batch.ApplyingBatches;
import io.feebridge.messaging.inbox.batch.Backoff;
import io.feebridge.messaging.inbox.batch.Batch;
import io.feebridge.messaging.inbox.batch.BatchOutcome;
import io.feebridge.messaging.inbox.batch.Classification;
import io.feebridge.messaging.inbox.batch.ClassifyingRecords;
import io.feebridge.messaging.inbox.batch.InboxEvents;
import io.feebridge.messaging.inbox.claim.Claim;
import io.feebridge.messaging.inbox.claim.PartitionClaims;
import io.feebridge.messaging.inbox.claim.PartitionLog;
import io.feebridge.messaging.inbox.claim.RecordsLostException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer of the group on a thread of its own: claim what was assigned, poll, apply, again.
 *
 * <p>Whatever it waits for (a database that is away, a schema that is not there yet), it keeps
 * polling with the waiting partitions paused, so it stays a member of its group. It keeps no record
 * over a poll: what was not applied is read again from Kafka.
 *
 * <p>It ends on {@link #stop}, and as {@link InboxStatus#FAILED} when going on would lose records
 * ({@link RecordsLostException}) or when a defect shows.
 */
public final class InboxConsumer<T> implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(InboxConsumer.class);
  private static final Duration LONGEST_POLL = Duration.ofMillis(500);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final String name;
  private final Consumer<byte[], byte[]> consumer;
  private final List<String> topics;
  private final KafkaPartitionLogs logs;
  private final PartitionClaims claims;
  private final ClassifyingRecords<T> classifying;
  private final ApplyingBatches<T> applying;
  private final Backoff backoff;
  private final InboxEvents events;
  private final AssignedPartitions assigned;
  private final Stall stall;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile InboxStatus status = InboxStatus.STOPPED;

  /**
   * A consumer that {@link #run} will subscribe and, in the end, close.
   *
   * @param name for logs and metrics, unique in the process
   */
  public InboxConsumer(
      String name,
      Consumer<byte[], byte[]> consumer,
      List<String> topics,
      KafkaPartitionLogs logs,
      PartitionClaims claims,
      ClassifyingRecords<T> classifying,
      ApplyingBatches<T> applying,
      Backoff backoff,
      Clock clock,
      InboxEvents events) {
    this.name = name;
    this.consumer = consumer;
    this.topics = topics;
    this.logs = logs;
    this.claims = claims;
    this.classifying = classifying;
    this.applying = applying;
    this.backoff = backoff;
    this.events = events;
    this.assigned = new AssignedPartitions(consumer, classifying::forget);
    this.stall = new Stall(name, backoff, clock, events);
  }

  public String name() {
    return name;
  }

  /** Kafka's own meters of this consumer, its lag among them; to be closed after {@link #run}. */
  public KafkaClientMetrics bindClientMetrics(MeterRegistry registry) {
    KafkaClientMetrics metrics = new KafkaClientMetrics(consumer);
    metrics.bindTo(registry);
    return metrics;
  }

  public InboxStatus status() {
    return status;
  }

  /** Asks the consumer to end after the transaction in hand; returns at once. */
  public void stop() {
    stopped.countDown();
    consumer.wakeup();
  }

  @Override
  public void run() {
    try {
      status = InboxStatus.READING;
      consumer.subscribe(topics, assigned);
      while (stopped.getCount() > 0) {
        guardedTurn();
      }
      status = InboxStatus.STOPPED;
    } catch (RecordsLostException e) {
      status = InboxStatus.FAILED;
      log.error("CONSUMER STOPPED, RECORDS LOST: {}: {}", name, e.getMessage());
    } catch (RuntimeException | Error e) {
      status = InboxStatus.FAILED;
      log.error("CONSUMER STOPPED: {}: {}", name, e.getClass().getName());
    } finally {
      consumer.close(CloseOptions.timeout(CLOSING));
    }
  }

  private void guardedTurn() {
    try {
      turn();
    } catch (WakeupException e) {
      log.debug("{} was woken up to stop", name);
    } catch (FencedInstanceIdException | InterruptException | InvalidConfigurationException e) {
      throw e;
    } catch (NoOffsetForPartitionException e) {
      // The client asked for a committed offset before the assignment reached us; ours comes next.
      log.debug("{} was assigned partitions that it is yet to claim", name);
    } catch (OffsetOutOfRangeException e) {
      // The topic was re-created, or records are lost: claiming anew finds out which.
      assigned.unclaim(e.partitions().stream().map(KafkaRecords::partition).toList());
      repeat("position out of range");
    } catch (KafkaException e) {
      repeat(e.getClass().getName());
      pauseWithoutPolling();
    }
  }

  private void turn() {
    if (!stall.pausing()) {
      claimAssigned();
    }
    assigned.flow(stall.pausing());
    ConsumerRecords<byte[], byte[]> records = consumer.poll(pollTimeout());
    if (!records.isEmpty()) {
      book(records);
    }
  }

  private Duration pollTimeout() {
    Duration remaining = stall.remaining();
    return stall.pausing() && remaining.compareTo(LONGEST_POLL) < 0 ? remaining : LONGEST_POLL;
  }

  private void claimAssigned() {
    Set<Partition> unclaimed = assigned.unclaimed();
    if (unclaimed.isEmpty()) {
      return;
    }
    List<PartitionLog> found = logs.of(unclaimed);
    List<Claim> granted;
    try {
      granted = claims.claim(found);
      RecordsLostException.check(granted, found);
    } catch (RecordsLostException e) {
      throw e;
    } catch (RuntimeException e) {
      repeat(e.getClass().getName());
      return;
    }
    for (Claim claim : granted) {
      assigned.claimed(claim);
      log.info("{} reads {} from {}", name, claim.partition(), claim.nextOffset());
    }
    flowing();
  }

  private void book(ConsumerRecords<byte[], byte[]> records) {
    events.polled(records.count());
    Classification<T> classification =
        classifying.classify(assigned.claimed(KafkaRecords.incoming(records)));
    events.held(classification.heldRecords());
    classification
        .held()
        .forEach(
            (partition, hold) ->
                assigned.hold(partition, hold.offset(), backoff.after(hold.attempts())));
    if (!classification.batch().isEmpty()) {
      apply(classification.batch());
    }
  }

  private void apply(Batch<T> batch) {
    switch (applying.apply(batch, assigned.claims())) {
      case BatchOutcome.Finished<T>() -> {
        flowing();
        tellLagTools(batch);
      }
      case BatchOutcome.Repeat<T>(Batch<T> remaining, String cause) -> {
        assigned.rewind(remaining);
        repeat(cause);
      }
      case BatchOutcome.Forget<T>(Batch<T> remaining) -> {
        assigned.unclaim(remaining.ranges().keySet());
        repeat("claim void");
      }
    }
  }

  /** Kafka's committed offsets are information: nothing of ours ever reads them. */
  private void tellLagTools(Batch<T> batch) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    batch
        .ranges()
        .forEach(
            (partition, range) ->
                offsets.put(
                    KafkaRecords.topicPartition(partition), new OffsetAndMetadata(range.next())));
    consumer.commitAsync(offsets, (_, _) -> {});
  }

  private void flowing() {
    stall.end();
    status = InboxStatus.READING;
  }

  private void repeat(String cause) {
    stall.begin();
    status = InboxStatus.REPEATING;
    log.warn("{} pauses for {} ms: {}", name, stall.remaining().toMillis(), cause);
  }

  /** Where polling itself fails it would fail in a busy loop. */
  private void pauseWithoutPolling() {
    try {
      boolean ending = stopped.await(stall.remaining().toNanos(), TimeUnit.NANOSECONDS);
      log.debug("{} goes on, ending: {}", name, ending);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
