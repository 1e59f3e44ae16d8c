package io.feebridge.ledger.simulation;

import io.feebridge.ledger.simulation.clockwork.Chance;
import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.database.Failures;
import io.feebridge.ledger.simulation.kafka.MemoryConsumer;
import io.feebridge.ledger.simulation.kafka.Topic;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.claim.StoredOffset;
import java.time.Duration;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** What is done to the system from outside: outages, evictions, restarts, topics re-created. */
final class Mischief {

  private static final long SESSION_NANOS = Duration.ofSeconds(45).toNanos();

  private final Simulation simulation;
  private final Machinery machinery;
  private final Chance chance;
  private final Coverage coverage;
  private long databaseAwayUntilNanos = Long.MIN_VALUE;
  private long kafkaAwayUntilNanos = Long.MIN_VALUE;
  private int outages;

  Mischief(Simulation simulation, Machinery machinery) {
    this.simulation = simulation;
    this.machinery = machinery;
    this.chance = machinery.chance;
    this.coverage = machinery.coverage;
  }

  boolean isKafkaAway() {
    return kafkaAwayUntilNanos > machinery.time.nanos();
  }

  /** How often the database has been away; whoever slept over one has lost the connection. */
  int outages() {
    return outages;
  }

  /** Everybody can be reached again. */
  void end() {
    databaseAwayUntilNanos = Long.MIN_VALUE;
    kafkaAwayUntilNanos = Long.MIN_VALUE;
    simulation.schemas.awayFor(0);
  }

  void happen() {
    switch (chance.below(8)) {
      case 0 -> machinery.group.rebalance();
      case 1 -> {
        coverage.met(Fault.DATABASE_AWAY);
        outages++;
        databaseAwayUntilNanos = machinery.time.nanos() + upTo(Duration.ofMinutes(3));
      }
      case 2 -> {
        coverage.met(Fault.KAFKA_AWAY);
        kafkaAwayUntilNanos = machinery.time.nanos() + upTo(Duration.ofMinutes(3));
      }
      case 3 -> evictSomebody();
      case 4 -> restartSomebody();
      case 5 -> reCreateTheTopic();
      case 6 -> raiseTheGeneration();
      default -> {
        coverage.met(Fault.REGISTRY_AWAY);
        simulation.schemas.awayFor(upTo(Duration.ofMinutes(3)));
      }
    }
  }

  private long upTo(Duration longest) {
    return chance.longBelow(longest.toNanos());
  }

  private void evictSomebody() {
    InboxProcess inbox = chance.of(simulation.inboxes());
    if (inbox.isAlive()) {
      coverage.met(Fault.EVICTED_UNAWARE);
      machinery.group.evict(inbox.consumer(), chance.below(5));
    }
  }

  private void restartSomebody() {
    InboxProcess inbox = chance.of(simulation.inboxes());
    if (inbox.isReady()) {
      coverage.met(Fault.RESTARTED);
      inbox.consumer().leave();
      inbox.end();
      simulation.in(Duration.ofNanos(upTo(Duration.ofMinutes(1))), () -> revive(inbox));
    }
  }

  /** As the owner of the schema does after a restore; who tells again looks now and then. */
  private void raiseTheGeneration() {
    if (chance.oneIn(2) && machinery.feed.raise()) {
      coverage.met(Fault.GENERATION_RAISED);
      simulation.in(Duration.ofNanos(upTo(Duration.ofHours(3))), simulation::wakeAll);
    }
  }

  private void reCreateTheTopic() {
    if (isDrained()) {
      coverage.met(Fault.TOPIC_RE_CREATED);
      machinery.topic.create();
      machinery.group.topicReCreated();
    }
  }

  /** Whether every record that Kafka holds has been applied. */
  boolean isDrained() {
    return machinery.topic.partitions().stream().allMatch(this::isDrained);
  }

  private boolean isDrained(Partition partition) {
    Topic topic = machinery.topic;
    StoredOffset stored = machinery.database.committed().offsets.get(partition);
    long applied = stored != null && stored.topicId().equals(topic.id()) ? stored.nextOffset() : 0;
    return !topic.holdsAny(partition, applied, Long.MAX_VALUE);
  }

  /** A process died; its group hears of it when the session ends, and somebody starts it again. */
  void bury(Process process) {
    if (process instanceof InboxProcess inbox) {
      MemoryConsumer dead = inbox.consumer();
      simulation.in(Duration.ofNanos(SESSION_NANOS), () -> machinery.group.leave(dead));
    }
    simulation.in(Duration.ofNanos(upTo(Duration.ofMinutes(2))), () -> revive(process));
  }

  private static void revive(Process process) {
    if (!process.isAlive()) {
      process.start();
    }
  }

  void beforeSuspension(Process process) {
    if (process instanceof InboxProcess inbox && chance.oneIn(2)) {
      evict(inbox);
    }
  }

  void afterSuspension(Process process, long tookNanos) {
    if (process instanceof InboxProcess inbox && tookNanos > SESSION_NANOS) {
      evict(inbox);
    }
  }

  private void evict(InboxProcess inbox) {
    coverage.met(Fault.EVICTED_WHILE_SUSPENDED);
    machinery.group.evict(inbox.consumer(), chance.below(3));
  }

  /**
   * Fails as the other side of the step does when it is away.
   *
   * @param alone whether this call alone fails
   */
  void fail(Step step, boolean alone) {
    switch (step.with()) {
      case DATABASE -> {
        if (databaseAwayUntilNanos > machinery.time.nanos()) {
          throw Failures.away();
        }
        if (alone) {
          boolean deadlock = chance.oneIn(3);
          coverage.met(deadlock ? Fault.DEADLOCK : Fault.CONNECTION_LOST);
          throw deadlock ? Failures.deadlock() : Failures.connectionLost();
        }
      }
      case KAFKA -> {
        if (step == Step.POLL) {
          failPoll(alone);
        } else if (alone || isKafkaAway()) {
          throw new TimeoutException("no answer");
        }
      }
      case NOBODY -> {}
    }
  }

  private void failPoll(boolean alone) {
    if (alone && chance.oneIn(2)) {
      coverage.met(Fault.POLL_FAILED);
      throw new TopicAuthorizationException(machinery.topic.name());
    }
    if (alone) {
      coverage.met(Fault.NO_OFFSET_YET);
      throw new NoOffsetForPartitionException(new TopicPartition(machinery.topic.name(), 0));
    }
  }
}
