package io.feebridge.messaging.inbox.kafka;

import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.batch.Batch;
import io.feebridge.messaging.inbox.claim.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions of one consumer, each in one of three states; used by the consumer's thread alone,
 * inside {@code poll} as its rebalance listener.
 *
 * <pre>
 *   assigned ──▶ unclaimed (paused) ──▶ claimed (flowing) ◀──▶ held (paused for a while)
 *                     ▲                     │                    │
 *                     └──── claim void ─────┴────────────────────┘
 * </pre>
 *
 * The callback asks no database: a claim is taken between two polls, so that a database that is
 * away never holds up the group's rebalance.
 *
 * <p>One poll may tell that a partition is lost and hand out records of it all the same. What is
 * asked afterwards about a partition that is not here is left alone: it is another consumer's, and
 * the client would throw.
 */
final class AssignedPartitions implements ConsumerRebalanceListener {

  private final Consumer<byte[], byte[]> consumer;
  private final java.util.function.Consumer<Partition> onGone;
  private final LongSupplier nanoTime;
  private final Set<Partition> unclaimed = new HashSet<>();
  private final Map<Partition, Claim> claims = new HashMap<>();
  private final Map<Partition, Long> heldUntilNanos = new HashMap<>();

  AssignedPartitions(
      Consumer<byte[], byte[]> consumer,
      java.util.function.Consumer<Partition> onGone,
      LongSupplier nanoTime) {
    this.consumer = consumer;
    this.onGone = onGone;
    this.nanoTime = nanoTime;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    partitions.forEach(this::stop);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    for (TopicPartition gone : partitions) {
      Partition partition = KafkaRecords.partition(gone);
      unclaimed.remove(partition);
      claims.remove(partition);
      heldUntilNanos.remove(partition);
      onGone.accept(partition);
    }
  }

  /** Stops reading these until they are claimed anew. */
  void unclaim(Collection<Partition> partitions) {
    partitions.stream().filter(this::isHere).map(KafkaRecords::topicPartition).forEach(this::stop);
  }

  /** Stops reading everything until it is claimed anew. */
  void unclaimAll() {
    unclaim(List.copyOf(claims.keySet()));
  }

  private void stop(TopicPartition paused) {
    consumer.pause(List.of(paused));
    // Any position will do while it is paused; having one, the client asks for no committed
    // offset.
    consumer.seek(paused, 0);
    Partition partition = KafkaRecords.partition(paused);
    claims.remove(partition);
    heldUntilNanos.remove(partition);
    unclaimed.add(partition);
  }

  private boolean isHere(Partition partition) {
    return claims.containsKey(partition) || unclaimed.contains(partition);
  }

  Set<Partition> unclaimed() {
    return Set.copyOf(unclaimed);
  }

  /** The valid claims, as far as this consumer knows. */
  Map<Partition, Claim> claims() {
    return Collections.unmodifiableMap(claims);
  }

  /**
   * Of these records, those that this consumer may write for; the rest is read by somebody else.
   */
  List<IncomingRecord> claimed(List<IncomingRecord> records) {
    return records.stream().filter(one -> claims.containsKey(one.partition())).toList();
  }

  /** Reads on where the claim says, from the next {@link #flow} on. */
  void claimed(Claim claim) {
    unclaimed.remove(claim.partition());
    claims.put(claim.partition(), claim);
    consumer.seek(KafkaRecords.topicPartition(claim.partition()), claim.nextOffset());
  }

  /** Reads this partition again from there, after a pause. */
  void hold(Partition partition, long offset, Duration pause) {
    if (!isHere(partition)) {
      return;
    }
    consumer.seek(KafkaRecords.topicPartition(partition), offset);
    heldUntilNanos.put(partition, nanoTime.getAsLong() + pause.toNanos());
  }

  /** Reads these records again. */
  void rewind(Batch<?> batch) {
    batch
        .ranges()
        .forEach(
            (partition, range) -> {
              if (isHere(partition)) {
                consumer.seek(KafkaRecords.topicPartition(partition), range.first());
              }
            });
  }

  /**
   * Lets exactly those partitions flow that may.
   *
   * @param stopped true when none may
   */
  void flow(boolean stopped) {
    long now = nanoTime.getAsLong();
    heldUntilNanos.values().removeIf(until -> until - now <= 0);
    List<TopicPartition> flowing = new ArrayList<>();
    List<TopicPartition> paused = new ArrayList<>();
    for (Partition partition : claims.keySet()) {
      boolean waits = stopped || heldUntilNanos.containsKey(partition);
      (waits ? paused : flowing).add(KafkaRecords.topicPartition(partition));
    }
    consumer.pause(paused);
    consumer.resume(flowing);
  }
}
