package io.feebridge.ledger.simulation.kafka;

import io.feebridge.ledger.simulation.clockwork.Chance;
import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.messaging.inbox.Partition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** One topic over all its lives: a log a partition, with an offset left out now and then. */
public final class Topic {

  /** A record as it lies in a log. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Stored(
      UUID topicId,
      Partition partition,
      long offset,
      long timestampMs,
      byte[] key,
      byte @Nullable [] value) {}

  private final String name;
  private final int partitions;
  private final Chance chance;
  private final Coverage coverage;
  private final List<NavigableMap<Long, Stored>> logs = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();
  private UUID id = new UUID(0, 0);

  public Topic(String name, int partitions, Chance chance, Coverage coverage) {
    this.name = name;
    this.partitions = partitions;
    this.chance = chance;
    this.coverage = coverage;
    create();
  }

  /** Deletes the topic and creates it again, empty, under the same name. */
  public void create() {
    id = new UUID(chance.next(), chance.next());
    logs.clear();
    ends.clear();
    for (int i = 0; i < partitions; i++) {
      logs.add(new TreeMap<>());
      ends.add(0L);
    }
  }

  public String name() {
    return name;
  }

  public UUID id() {
    return id;
  }

  public List<Partition> partitions() {
    List<Partition> all = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      all.add(new Partition(name, i));
    }
    return all;
  }

  public long end(Partition partition) {
    return ends.get(partition.number());
  }

  /** Whether a record lies at one of these offsets. */
  public boolean holdsAny(Partition partition, long from, long to) {
    return from < to && !logs.get(partition.number()).subMap(from, to).isEmpty();
  }

  NavigableMap<Long, Stored> from(Partition partition, long offset) {
    return logs.get(partition.number()).tailMap(offset, true);
  }

  /** Every record of this life, partition by partition. */
  public List<Stored> all() {
    List<Stored> all = new ArrayList<>();
    logs.forEach(log -> all.addAll(log.values()));
    return all;
  }

  /** Appends to the partition of the key. */
  public Stored append(String key, byte @Nullable [] value, long timestampMs) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    int number = Utils.toPositive(Utils.murmur2(bytes)) % partitions;
    long offset = ends.get(number);
    if (chance.oneIn(30)) {
      coverage.met(Fault.OFFSET_LEFT_OUT);
      offset++;
    }
    Stored stored = new Stored(id, new Partition(name, number), offset, timestampMs, bytes, value);
    logs.get(number).put(offset, stored);
    ends.set(number, offset + 1);
    return stored;
  }
}
