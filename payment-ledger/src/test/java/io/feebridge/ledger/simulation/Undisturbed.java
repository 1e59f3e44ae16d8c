package io.feebridge.ledger.simulation;

import io.feebridge.ledger.simulation.clockwork.Chance;
import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.clockwork.VirtualTime;
import io.feebridge.ledger.simulation.database.Database;
import io.feebridge.ledger.simulation.database.Rows;
import io.feebridge.ledger.simulation.database.Rows.Kept;
import io.feebridge.ledger.simulation.database.Rows.Place;
import io.feebridge.ledger.simulation.kafka.MemoryProducer;
import io.feebridge.ledger.simulation.kafka.Topic.Stored;
import io.feebridge.ledger.simulation.world.Accepted;
import io.feebridge.messaging.inbox.claim.Advance;
import io.feebridge.messaging.inbox.claim.StoredOffset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The same records once more, for one consumer to which nothing ever happens. */
final class Undisturbed implements Machinery.Outside {

  private Undisturbed() {}

  /** What such a run leaves; records that waited in vain for their schema are left out. */
  static Rows rowsOf(Simulation simulation) {
    Weather calm = new Weather(1, 3, 50, 0, 0, 1, 0, 0, 0, 0, 0, Step.POLL);
    Machinery machinery =
        new Machinery(
            calm,
            new VirtualTime(),
            new Chance(1),
            new Coverage(),
            Set.of(),
            simulation.schemas,
            new Undisturbed());
    Rows disturbed = simulation.machinery.database.committed();
    for (Accepted accepted : simulation.jodo.accepted()) {
      Stored record = accepted.record();
      Kept kept =
          disturbed.quarantine.get(
              new Place(record.topicId(), record.partition(), record.offset()));
      if (kept == null || !Accepted.waited(kept.reason().value())) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        machinery.topic.append(key, record.value(), record.timestampMs());
      }
    }
    InboxProcess only = new InboxProcess(0, machinery);
    only.start();
    while (machinery.topic.partitions().stream()
        .anyMatch(
            partition -> {
              StoredOffset stored = machinery.database.committed().offsets.get(partition);
              long applied = stored == null ? 0 : stored.nextOffset();
              return machinery.topic.holdsAny(partition, applied, Long.MAX_VALUE);
            })) {
      only.run();
    }
    return machinery.database.committed();
  }

  @Override
  public void at(Step step) {
    // Nothing happens.
  }

  @Override
  public void committing(Rows before, Rows written, List<Advance> advances) {
    // Nobody watches.
  }

  @Override
  public Database.Commit commit() {
    return Database.Commit.ANSWERED;
  }

  @Override
  public MemoryProducer.Commit publication() {
    return MemoryProducer.Commit.ANSWERED;
  }

  @Override
  public boolean isKafkaAway() {
    return false;
  }
}
