package io.feebridge.messaging.inbox.kafka;

import io.feebridge.messaging.inbox.IncomingRecord;
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
import io.feebridge.messaging.inbox.claim.PartitionLogs;
import io.feebridge.messaging.inbox.claim.RecordsLostException;
import io.feebridge.messaging.inbox.claim.StoredOffset;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
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
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one consumer of the group does, turn after turn: claim what was assigned, poll, apply.
 *
 * <p>Whatever it waits for (a database that is away, a schema that is not there yet), it keeps
 * polling with the waiting partitions paused, so it stays a member of its group. It keeps no record
 * over a poll: what was not applied is read again from Kafka.
 *
 * <p>For one thread; it never waits but in {@code poll}, and reads no clock but those it is given.
 */
public final class InboxTurns<T> {

  private static final Logger log = LoggerFactory.getLogger(InboxTurns.class);
  private static final Duration LONGEST_POLL = Duration.ofMillis(500);

  private final String name;
  private final Consumer<byte[], byte[]> consumer;
  private final PartitionLogs logs;
  private final PartitionClaims claims;
  private final ClassifyingRecords<T> classifying;
  private final ApplyingBatches<T> applying;
  private final Backoff backoff;
  private final InboxEvents events;
  private final AssignedPartitions assigned;
  private final Stall stall;
  private volatile boolean repeating;

  /**
   * Turns of a consumer that is to {@link #subscribe} first.
   *
   * @param name for logs and metrics, unique in the process
   * @param nanoTime {@link System#nanoTime}, which measures pauses
   */
  public InboxTurns(
      String name,
      Consumer<byte[], byte[]> consumer,
      PartitionLogs logs,
      PartitionClaims claims,
      ClassifyingRecords<T> classifying,
      ApplyingBatches<T> applying,
      Backoff backoff,
      Clock clock,
      LongSupplier nanoTime,
      InboxEvents events) {
    this.name = name;
    this.consumer = consumer;
    this.logs = logs;
    this.claims = claims;
    this.classifying = classifying;
    this.applying = applying;
    this.backoff = backoff;
    this.events = events;
    this.assigned = new AssignedPartitions(consumer, classifying::forget, nanoTime);
    this.stall = new Stall(name, backoff, clock, nanoTime, events);
  }

  public String name() {
    return name;
  }

  public void subscribe(List<String> topics) {
    consumer.subscribe(topics, assigned);
  }

  /** No turn can be taken, for Kafka is away: what is told of a failure that repeats. */
  void cutOff() {
    stall.begin();
    repeating = true;
  }

  /** Somebody else takes the turns from now on, and tells of them. */
  void replaced() {
    flowing();
  }

  /** Whether the same work is being tried again and again; any thread may ask. */
  public boolean repeating() {
    return repeating;
  }

  /**
   * Takes one turn.
   *
   * @return how long to wait before the next; zero but where polling itself failed, which would
   *     fail in a busy loop
   * @throws RecordsLostException when going on would lose records
   * @throws RuntimeException on a defect, or when Kafka will never let this consumer go on
   */
  public Duration take() {
    try {
      return turn();
    } catch (WakeupException e) {
      log.debug("{} was woken up to stop", name);
    } catch (TopicAuthorizationException e) {
      // One of Kafka's invalid configurations, but given back the right this client goes on.
      return repeatedAfter(e);
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
      return repeatedAfter(e);
    }
    return Duration.ZERO;
  }

  private Duration repeatedAfter(RuntimeException failure) {
    repeat(failure.getClass().getName());
    return stall.remaining();
  }

  /**
   * The client lets a lost partition go in a thread of its own, also while it collects records, and
   * then throws an IllegalStateException. What other partitions gave to that poll is gone, and
   * their positions have moved on: only the stored offsets still know what comes next.
   */
  private Duration turn() {
    if (!stall.pausing()) {
      claimAssigned();
    }
    assigned.flow(stall.pausing());
    ConsumerRecords<byte[], byte[]> records;
    try {
      records = consumer.poll(pollTimeout());
    } catch (IllegalStateException e) {
      assigned.unclaimAll();
      return repeatedAfter(e);
    }
    if (!records.isEmpty()) {
      book(records);
    }
    return Duration.ZERO;
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
    List<Claim> granted;
    List<PartitionLog> found;
    try {
      Map<Partition, StoredOffset> seen = claims.stored(unclaimed);
      found = logs.of(unclaimed);
      granted = claims.claim(found, seen);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      repeat(e.getClass().getName());
      return;
    }
    if (!RecordsLostException.isReadable(granted, found)) {
      // Others may have read on between question and claim: what is asked after it tells.
      RecordsLostException.check(granted, logs.of(unclaimed));
    }
    for (Claim claim : granted) {
      assigned.claimed(claim);
      log.info("{} reads {} from {}", name, claim.partition(), claim.nextOffset());
    }
    flowing();
  }

  private void book(ConsumerRecords<byte[], byte[]> records) {
    List<IncomingRecord> claimed = assigned.claimed(KafkaRecords.incoming(records));
    events.polled(claimed.size());
    Classification<T> classification = classifying.classify(claimed);
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
    repeating = false;
  }

  private void repeat(String cause) {
    stall.begin();
    repeating = true;
    log.warn("{} pauses for {} ms: {}", name, stall.remaining().toMillis(), cause);
  }
}
