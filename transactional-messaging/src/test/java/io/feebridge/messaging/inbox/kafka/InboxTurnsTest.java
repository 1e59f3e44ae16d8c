package io.feebridge.messaging.inbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.messaging.MessagingMetrics;
import io.feebridge.messaging.inbox.BatchEffect;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.Verdict;
import io.feebridge.messaging.inbox.batch.ApplyingBatches;
import io.feebridge.messaging.inbox.batch.Backoff;
import io.feebridge.messaging.inbox.batch.Batch;
import io.feebridge.messaging.inbox.batch.BatchTransactions;
import io.feebridge.messaging.inbox.batch.ClassifyingRecords;
import io.feebridge.messaging.inbox.batch.TransactionOutcome;
import io.feebridge.messaging.inbox.claim.Claim;
import io.feebridge.messaging.inbox.claim.PartitionClaims;
import io.feebridge.messaging.inbox.claim.PartitionLog;
import io.feebridge.messaging.inbox.claim.RecordsLostException;
import io.feebridge.messaging.inbox.claim.StoredOffset;
import io.feebridge.messaging.testing.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class InboxTurnsTest {

  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  private final LosingConsumer kafka = new LosingConsumer();
  private final Deque<Long> ends = new ArrayDeque<>();
  private final List<Long> booked = new ArrayList<>();
  private long nanos;
  private long nextOffset;
  private final InboxTurns<Long> turns = turns();

  @Test
  void aTopicThatMayNotBeReadForAWhileIsWaitedFor() {
    begin();
    kafka.setPollException(new TopicAuthorizationException("t"));

    Duration pause = turns.take();

    assertThat(pause).isPositive();
    assertThat(turns.repeating()).isTrue();

    nanos += pause.toNanos();
    kafka.addRecord(new ConsumerRecord<>("t", 0, 0, null, new byte[] {1}));
    turns.take();
    assertThat(booked).containsExactly(0L);
    assertThat(turns.repeating()).isFalse();
  }

  @Test
  void aGroupThatMayNotBeJoinedStopsTheConsumerBecauseItsClientNeverTriesAgain() {
    begin();
    kafka.setPollException(new GroupAuthorizationException("g"));

    assertThatThrownBy(turns::take).isInstanceOf(GroupAuthorizationException.class);
  }

  @Test
  void othersMayReadOnBetweenTheQuestionForTheEndAndTheClaim() {
    nextOffset = 5;
    ends.addAll(List.of(3L, 5L));
    turns.subscribe(List.of("t"));
    kafka.rebalance(Set.of(PARTITION));

    turns.take();

    assertThat(kafka.position(PARTITION)).isEqualTo(5);
    assertThat(turns.repeating()).isFalse();
  }

  @Test
  void whatKafkaStillDoesNotHoldAfterTheClaimIsLost() {
    nextOffset = 5;
    ends.addAll(List.of(3L, 3L));
    turns.subscribe(List.of("t"));
    kafka.rebalance(Set.of(PARTITION));

    assertThatThrownBy(turns::take).isInstanceOf(RecordsLostException.class);
  }

  @Test
  void recordsOfAPartitionThatIsNotClaimedAreNobodysHere() {
    begin();
    kafka.addRecord(new ConsumerRecord<>("t", 0, 0, null, new byte[] {1}));
    kafka.losing = true;

    turns.take();

    assertThat(booked).isEmpty();
  }

  private void begin() {
    turns.subscribe(List.of("t"));
    kafka.rebalance(Set.of(PARTITION));
    turns.take();
  }

  private InboxTurns<Long> turns() {
    ManualClock clock = new ManualClock();
    MessagingMetrics events = new MessagingMetrics("g", new SimpleMeterRegistry(), clock);
    return new InboxTurns<>(
        "g-0",
        kafka,
        partitions ->
            partitions.stream()
                .map(one -> new PartitionLog(one, new UUID(0, 1), 0, end()))
                .toList(),
        new Granting(),
        new ClassifyingRecords<>(new Offsets(), Duration.ofMinutes(10), clock, events),
        new ApplyingBatches<>(new Committing(), events),
        new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), new Random(1)),
        clock,
        () -> nanos,
        events);
  }

  private long end() {
    return ends.isEmpty() ? 1 : ends.remove();
  }

  /** Hands out the records of a partition in the very poll that loses it. */
  private static final class LosingConsumer extends MockConsumer<byte[], byte[]> {

    private ConsumerRebalanceListener listener;
    private boolean losing;

    LosingConsumer() {
      super("none");
    }

    @Override
    public synchronized void subscribe(
        Collection<String> topics, ConsumerRebalanceListener rebalances) {
      listener = rebalances;
      super.subscribe(topics, rebalances);
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
      if (losing) {
        assertThat(records.count()).isEqualTo(1);
        listener.onPartitionsLost(List.of(PARTITION));
      }
      return records;
    }
  }

  private final class Granting implements PartitionClaims {

    @Override
    public Map<Partition, StoredOffset> stored(Collection<Partition> partitions) {
      return Map.of();
    }

    @Override
    public List<Claim> claim(Collection<PartitionLog> logs, Map<Partition, StoredOffset> seen) {
      return logs.stream()
          .map(log -> new Claim(log.partition(), log.topicId(), 1, nextOffset))
          .toList();
    }
  }

  private static final class Offsets implements BatchEffect<Long> {

    @Override
    public Verdict<Long> classify(IncomingRecord record) {
      return new Verdict.Accepted<>(record.offset(), null);
    }

    @Override
    public void apply(List<Long> accepted, List<SetAsideRecord> setAside) {
      throw new UnsupportedOperationException("the transactions of this test call no effect");
    }
  }

  private final class Committing implements BatchTransactions<Long> {

    @Override
    public TransactionOutcome commit(Batch<Long> batch, Map<Partition, Claim> claims) {
      booked.addAll(batch.accepted());
      return new TransactionOutcome.Committed();
    }

    @Override
    public TransactionOutcome commitWithoutEffect(Batch<Long> batch, Map<Partition, Claim> claims) {
      return new TransactionOutcome.Committed();
    }
  }
}
