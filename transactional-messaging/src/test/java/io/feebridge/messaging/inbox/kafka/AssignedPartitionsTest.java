package io.feebridge.messaging.inbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.batch.Batch;
import io.feebridge.messaging.inbox.batch.BatchEntry;
import io.feebridge.messaging.inbox.claim.Claim;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssignedPartitionsTest {

  private static final TopicPartition KEPT = new TopicPartition("t", 0);
  private static final TopicPartition LOST = new TopicPartition("t", 1);
  private static final Partition LOST_ONE = KafkaRecords.partition(LOST);

  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("none");
  private final Set<Partition> gone = new HashSet<>();
  private final AssignedPartitions assigned =
      new AssignedPartitions(kafka, gone::add, System::nanoTime);

  /**
   * The client that keeps its group in a thread of its own lets a lost partition go a little later.
   */
  @BeforeEach
  void loseOneOfTwoClaimedPartitions() {
    kafka.subscribe(List.of("t"), assigned);
    kafka.rebalance(List.of(KEPT, LOST));
    assigned.onPartitionsAssigned(List.of(KEPT, LOST));
    assigned.claimed(new Claim(KafkaRecords.partition(KEPT), new UUID(0, 1), 1, 5));
    assigned.claimed(new Claim(LOST_ONE, new UUID(0, 1), 1, 7));
    assigned.flow(false);

    assigned.onPartitionsLost(List.of(LOST));
    kafka.rebalance(List.of(KEPT));
  }

  @Test
  void forgetsWhatWasLost() {
    assertThat(gone).containsExactly(LOST_ONE);
    assertThat(assigned.claims()).containsOnlyKeys(KafkaRecords.partition(KEPT));
  }

  @Test
  void unclaimingALostPartitionLeavesItAlone() {
    assigned.unclaim(List.of(KafkaRecords.partition(KEPT), LOST_ONE));

    assertThat(assigned.unclaimed()).containsExactly(KafkaRecords.partition(KEPT));
    assertThat(kafka.paused()).containsExactly(KEPT);
  }

  @Test
  void recordsOfALostPartitionAreNotOursToBook() {
    assertThat(assigned.claimed(lastRecords()))
        .extracting(IncomingRecord::partition)
        .containsExactly(KafkaRecords.partition(KEPT));
  }

  @Test
  void rewindingRecordsOfALostPartitionLeavesItAlone() {
    kafka.seek(KEPT, 6);

    assigned.rewind(
        new Batch<>(
            lastRecords().stream()
                .<BatchEntry<String>>map(one -> new BatchEntry.ToBook<>(one, "value", null))
                .toList()));

    assertThat(kafka.position(KEPT)).isEqualTo(5);
  }

  @Test
  void everythingThatIsLeftCanBeMadeToWaitForANewClaim() {
    assigned.unclaimAll();

    assertThat(assigned.unclaimed()).containsExactly(KafkaRecords.partition(KEPT));
    assertThat(assigned.claims()).isEmpty();
    assertThat(kafka.paused()).containsExactly(KEPT);
  }

  @Test
  void holdingALostPartitionLeavesItAlone() {
    assigned.hold(LOST_ONE, 7, Duration.ofMinutes(1));
    assigned.flow(false);

    assertThat(kafka.paused()).isEmpty();
  }

  /** As one poll may hand them out that has just told of the loss. */
  private static List<IncomingRecord> lastRecords() {
    ConsumerRecord<byte[], byte[]> kept = new ConsumerRecord<>("t", 0, 5, null, new byte[] {1});
    ConsumerRecord<byte[], byte[]> lost = new ConsumerRecord<>("t", 1, 7, null, new byte[] {1});
    return KafkaRecords.incoming(
        new ConsumerRecords<>(Map.of(KEPT, List.of(kept), LOST, List.of(lost)), Map.of()));
  }
}
