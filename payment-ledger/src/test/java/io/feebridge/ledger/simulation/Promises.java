package io.feebridge.ledger.simulation;

import io.feebridge.ledger.simulation.clockwork.Violation;
import io.feebridge.ledger.simulation.database.Rows;
import io.feebridge.ledger.simulation.database.Rows.Place;
import io.feebridge.ledger.simulation.kafka.Topic;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.claim.Advance;
import io.feebridge.messaging.inbox.claim.Claim;
import io.feebridge.messaging.inbox.claim.StoredOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What every commit of a batch must keep. */
final class Promises {

  /** By life and partition of the topic: everything below is applied. */
  private final Map<Place, Long> applied = new HashMap<>();

  void committing(Topic topic, Rows before, Rows written, List<Advance> advances) {
    for (Advance advance : advances) {
      Claim claim = advance.claim();
      Partition partition = claim.partition();
      StoredOffset stored = Objects.requireNonNull(before.offsets.get(partition));
      if (claim.epoch() != stored.epoch() || !claim.topicId().equals(stored.topicId())) {
        throw new Violation("a zombie commits: " + advance + " over " + stored);
      }
      long next = Objects.requireNonNull(written.offsets.get(partition)).nextOffset();
      if (next < stored.nextOffset()) {
        throw new Violation("an offset goes back: " + advance + " over " + stored);
      }
      Place life = new Place(claim.topicId(), partition, 0);
      long appliedBelow = applied.getOrDefault(life, 0L);
      if (advance.first() < appliedBelow) {
        throw new Violation("applied twice: " + advance + ", applied below " + appliedBelow);
      }
      if (topic.id().equals(claim.topicId())
          && topic.holdsAny(partition, appliedBelow, advance.first())) {
        throw new Violation("passed over: " + advance + ", applied below " + appliedBelow);
      }
      applied.put(life, next);
    }
  }
}
