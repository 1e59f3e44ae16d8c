package io.feebridge.ledger.simulation;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.kafka.MemoryConsumer;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.batch.ApplyingBatches;
import io.feebridge.messaging.inbox.batch.Backoff;
import io.feebridge.messaging.inbox.batch.ClassifyingRecords;
import io.feebridge.messaging.inbox.claim.PartitionLog;
import io.feebridge.messaging.inbox.kafka.InboxTurns;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An instance of the ledger with one consumer: the production turns over what is simulated. */
final class InboxProcess extends Process {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Machinery machinery;
  private @Nullable MemoryConsumer consumer;
  private @Nullable InboxTurns<Arrived> turns;
  private ConsumerTally tally;

  InboxProcess(int number, Machinery machinery) {
    super(number, machinery.time);
    this.machinery = machinery;
    this.tally = new ConsumerTally(machinery.coverage);
  }

  MemoryConsumer consumer() {
    return Objects.requireNonNull(consumer);
  }

  ConsumerTally tally() {
    return tally;
  }

  @Override
  void begin() {
    MemoryConsumer born =
        new MemoryConsumer(
            machinery.group,
            machinery.steps,
            machinery.chance,
            machinery.coverage,
            machinery.mutations,
            machinery.weather.maxPollRecords(),
            machinery.kafkaAway,
            this::wake);
    consumer = born;
    tally = new ConsumerTally(machinery.coverage);
    turns =
        new InboxTurns<>(
            "ledger-" + number,
            born.client(),
            partitions -> logs(born, partitions),
            machinery.offsets,
            new ClassifyingRecords<>(machinery.reports, PATIENCE, time, tally),
            new ApplyingBatches<>(machinery.transactions, tally),
            new Backoff(FIRST_PAUSE, LONGEST_PAUSE, machinery.chance.random()),
            time,
            time::nanos,
            tally);
    turns.subscribe(List.of(machinery.topic.name()));
  }

  private List<PartitionLog> logs(MemoryConsumer asking, Collection<Partition> partitions) {
    machinery.steps.at(Step.LOGS);
    return partitions.stream()
        .sorted()
        .map(
            partition -> {
              if (!machinery.group.owns(asking, partition)) {
                machinery.coverage.met(Fault.ZOMBIE_CLAIMED);
              }
              return new PartitionLog(
                  partition, machinery.topic.id(), 0, machinery.topic.end(partition));
            })
        .toList();
  }

  @Override
  @Nullable Duration turn() {
    InboxTurns<Arrived> now = Objects.requireNonNull(turns);
    Duration pause = now.take();
    tally.check();
    if (pause.isPositive() || consumer().waited().isZero()) {
      return pause;
    }
    if (consumer().isAtRest() && !now.repeating()) {
      return null;
    }
    return consumer().waited().multipliedBy(machinery.chance.between(1, 20));
  }

  @Override
  void crashed() {
    end();
  }
}
