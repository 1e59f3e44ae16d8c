package io.feebridge.ledger.simulation.kafka;

import io.feebridge.ledger.simulation.clockwork.Chance;
import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.clockwork.Steps;
import io.feebridge.ledger.simulation.kafka.Topic.Stored;
import io.feebridge.messaging.inbox.Partition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** What the inbox uses of a Kafka consumer; as strict as the genuine one about what is assigned. */
public final class MemoryConsumer {

  private final Group group;
  private final Steps steps;
  private final Chance chance;
  private final Coverage coverage;
  private final Set<Mutation> mutations;
  private final int maxPollRecords;
  private final NavigableMap<Partition, Long> positions = new TreeMap<>();
  private final Set<Partition> paused = new TreeSet<>();
  private final Runnable wake;
  private @Nullable ConsumerRebalanceListener listener;
  private boolean evicted;
  private int unawarePolls;
  private boolean reassign;
  private boolean missed;
  private final BooleanSupplier away;
  private Duration waited = Duration.ZERO;

  public MemoryConsumer(
      Group group,
      Steps steps,
      Chance chance,
      Coverage coverage,
      Set<Mutation> mutations,
      int maxPollRecords,
      BooleanSupplier away,
      Runnable wake) {
    this.group = group;
    this.steps = steps;
    this.chance = chance;
    this.coverage = coverage;
    this.mutations = mutations;
    this.maxPollRecords = maxPollRecords;
    this.away = away;
    this.wake = wake;
  }

  public Consumer<byte[], byte[]> client() {
    return Partial.of(Consumer.class, this);
  }

  void wake() {
    wake.run();
  }

  void evicted(int polls) {
    evicted = true;
    unawarePolls = polls;
    wake();
  }

  void reassign() {
    reassign = true;
    wake();
  }

  public boolean isZombie() {
    return evicted;
  }

  /** How long the last poll would have waited; zero when it returned records. */
  public Duration waited() {
    return waited;
  }

  /** Whether nothing but a record or a rebalance can give it work. */
  public boolean isAtRest() {
    return !missed
        && paused.isEmpty()
        && !evicted
        && !reassign
        && group.unwanted(this, held()).isEmpty();
  }

  /** As the client does that loses a partition while it collects records: those are gone. */
  private void breakOff() {
    if (chance.oneIn(3)) {
      coverage.met(Fault.POLL_BROKEN_OFF);
      throw new IllegalStateException("No current assignment for partition");
    }
  }

  private boolean isHeld(TopicPartition partition) {
    return positions.containsKey(new Partition(partition.topic(), partition.partition()));
  }

  private Set<Partition> held() {
    return new TreeSet<>(positions.keySet());
  }

  // What the inbox calls, by the names and parameters of Kafka's interface.

  void subscribe(Collection<String> topics, ConsumerRebalanceListener rebalances) {
    listener = rebalances;
    group.join(this);
  }

  void pause(Collection<TopicPartition> partitions) {
    partitions.forEach(one -> paused.add(assigned(one)));
  }

  void resume(Collection<TopicPartition> partitions) {
    partitions.forEach(one -> paused.remove(assigned(one)));
  }

  void seek(TopicPartition partition, long offset) {
    Partition assigned = assigned(partition);
    Long before = positions.get(assigned);
    boolean back = before != null && offset < before && offset > 0;
    if (!(back && mutations.contains(Mutation.REWIND_LOST))) {
      positions.put(assigned, offset);
    }
  }

  void commitAsync(Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
    steps.at(Step.ACKNOWLEDGE);
    callback.onComplete(offsets, chance.oneIn(10) ? new IllegalStateException("lost") : null);
  }

  ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    waited = Duration.ZERO; // also where the poll fails
    steps.at(Step.POLL);
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> fetched = new LinkedHashMap<>();
    missed = away.getAsBoolean();
    if (!missed) {
      missTheTopic();
      boolean before = chance.oneIn(2);
      if (before) {
        fetch(fetched);
      }
      reconcile();
      if (!before) {
        fetch(fetched);
      } else if (!fetched.keySet().stream().allMatch(this::isHeld)) {
        coverage.met(Fault.RECORDS_OF_A_LOST_PARTITION);
        breakOff();
      }
    }
    if (fetched.isEmpty()) {
      waited = timeout;
    } else {
      if (evicted) {
        coverage.met(Fault.ZOMBIE_POLLED);
      }
      steps.at(Step.POLLED);
    }
    return new ConsumerRecords<>(fetched, Map.of());
  }

  /** As {@code close} does: the listener hears that everything is given up. */
  public void leave() {
    Set<Partition> held = held();
    giveUp(held);
    group.leave(this);
  }

  private Partition assigned(TopicPartition partition) {
    Partition one = new Partition(partition.topic(), partition.partition());
    if (!positions.containsKey(one)) {
      throw new IllegalStateException("No current assignment for partition " + one);
    }
    return one;
  }

  /** As the classic protocol notices it: the position is behind the end of the new topic. */
  private void missTheTopic() {
    if (reassign && chance.oneIn(2)) {
      for (Map.Entry<Partition, Long> one : positions.entrySet()) {
        if (!paused.contains(one.getKey())) {
          check(one.getKey(), one.getValue());
        }
      }
    }
  }

  private void reconcile() {
    if (evicted) {
      if (unawarePolls-- > 0) {
        return;
      }
      giveUp(held());
      evicted = false;
      group.join(this);
    }
    if (reassign) {
      reassign = false;
      giveUp(held());
    }
    giveUp(group.unwanted(this, held()));
    Set<Partition> free = group.free(this);
    if (!free.isEmpty()) {
      free.forEach(partition -> positions.put(partition, -1L));
      listener().onPartitionsAssigned(topicPartitions(free));
    }
  }

  private void giveUp(Set<Partition> partitions) {
    if (!partitions.isEmpty()) {
      listener().onPartitionsRevoked(topicPartitions(partitions));
      positions.keySet().removeAll(partitions);
      paused.removeAll(partitions);
      group.givenUp(this, partitions);
    }
  }

  private ConsumerRebalanceListener listener() {
    return java.util.Objects.requireNonNull(listener);
  }

  private static List<TopicPartition> topicPartitions(Set<Partition> partitions) {
    return partitions.stream().map(MemoryConsumer::topicPartition).toList();
  }

  private static TopicPartition topicPartition(Partition partition) {
    return new TopicPartition(partition.topic(), partition.number());
  }

  private void fetch(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> fetched) {
    if (reassign) {
      return; // a fetch names the topic's id: there is no such topic any more
    }
    List<Partition> flowing = new ArrayList<>(positions.keySet());
    flowing.removeAll(paused);
    java.util.Collections.shuffle(flowing, chance.random());
    int room = 1 + chance.below(maxPollRecords);
    for (Partition partition : flowing) {
      long position = positions.get(partition);
      check(partition, position);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (Stored stored : group.topic().from(partition, position).values()) {
        if (room-- <= 0) {
          break;
        }
        records.add(record(stored));
        positions.put(partition, stored.offset() + 1);
      }
      if (!records.isEmpty()) {
        fetched.put(topicPartition(partition), records);
      }
    }
  }

  private void check(Partition partition, long position) {
    TopicPartition key = topicPartition(partition);
    if (position < 0) {
      coverage.met(Fault.NO_OFFSET_YET);
      throw new NoOffsetForPartitionException(key);
    }
    if (position > group.topic().end(partition)) {
      coverage.met(Fault.POSITION_OUT_OF_RANGE);
      throw new OffsetOutOfRangeException(Map.of(key, position));
    }
  }

  private static ConsumerRecord<byte[], byte[]> record(Stored stored) {
    return new ConsumerRecord<>(
        stored.partition().topic(),
        stored.partition().number(),
        stored.offset(),
        stored.timestampMs(),
        TimestampType.CREATE_TIME,
        stored.key().length,
        stored.value() == null ? -1 : stored.value().length,
        stored.key(),
        stored.value(),
        new RecordHeaders(),
        Optional.empty());
  }
}
