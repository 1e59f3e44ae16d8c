package io.feebridge.ledger.simulation.kafka;

import io.feebridge.ledger.simulation.clockwork.Chance;
import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.messaging.inbox.Partition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The coordinator's view of one consumer group: who is a member, whose each partition shall be, and
 * whose it still is. A partition goes to the next member when the one before has given it up, or
 * was thrown out.
 */
public final class Group {

  private final Topic topic;
  private final Chance chance;
  private final Coverage coverage;
  private final List<MemoryConsumer> members = new ArrayList<>();
  private final Map<Partition, MemoryConsumer> targets = new HashMap<>();
  private final Map<Partition, MemoryConsumer> owners = new HashMap<>();

  public Group(Topic topic, Chance chance, Coverage coverage) {
    this.topic = topic;
    this.chance = chance;
    this.coverage = coverage;
  }

  Topic topic() {
    return topic;
  }

  void join(MemoryConsumer member) {
    members.add(member);
    rebalance();
  }

  /** Gives up whatever the member holds. */
  public void leave(MemoryConsumer member) {
    if (members.remove(member)) {
      owners.values().removeIf(owner -> owner == member);
      rebalance();
    }
  }

  /** Throws out a member, which will notice when it has polled that many times. */
  public void evict(MemoryConsumer member, int unawarePolls) {
    if (members.contains(member)) {
      leave(member);
      member.evicted(unawarePolls);
    }
  }

  /** Draws whose each partition shall be. */
  public void rebalance() {
    targets.clear();
    if (members.isEmpty()) {
      return;
    }
    coverage.met(Fault.REBALANCED);
    for (Partition partition : topic.partitions()) {
      targets.put(partition, chance.of(members));
    }
    members.forEach(MemoryConsumer::wake);
  }

  /** The topic of that name is another one now: everybody gives up what was of the old. */
  public void topicReCreated() {
    members.forEach(MemoryConsumer::reassign);
  }

  boolean isMember(MemoryConsumer member) {
    return members.contains(member);
  }

  public boolean owns(MemoryConsumer member, Partition partition) {
    return owners.get(partition) == member;
  }

  /** What the member has to give up. */
  Set<Partition> unwanted(MemoryConsumer member, Set<Partition> held) {
    Set<Partition> unwanted = new TreeSet<>();
    for (Partition partition : held) {
      if (targets.get(partition) != member) {
        unwanted.add(partition);
      }
    }
    return unwanted;
  }

  void givenUp(MemoryConsumer member, Set<Partition> partitions) {
    for (Partition partition : partitions) {
      if (owners.remove(partition, member)) {
        MemoryConsumer next = targets.get(partition);
        if (next != null) {
          next.wake();
        }
      }
    }
  }

  /** What the member may have now and did not have yet. */
  Set<Partition> free(MemoryConsumer member) {
    Set<Partition> free = new TreeSet<>();
    targets.forEach(
        (partition, target) -> {
          if (target == member && !owners.containsKey(partition)) {
            free.add(partition);
          }
        });
    free.forEach(partition -> owners.put(partition, member));
    return free;
  }

  /** The member that reads this partition, or will; a record has come. */
  public void wakeReaders() {
    members.forEach(MemoryConsumer::wake);
  }
}
