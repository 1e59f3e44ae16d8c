package io.feebridge.ledger.simulation.database;

import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.messaging.inbox.claim.Advance;
import io.feebridge.messaging.inbox.claim.Claim;
import io.feebridge.messaging.inbox.claim.ConsumerOffsets;
import io.feebridge.messaging.inbox.claim.PartitionClaims;
import io.feebridge.messaging.inbox.claim.PartitionLog;
import io.feebridge.messaging.inbox.claim.StoredOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Claims and offsets, by the rules of {@link StoredOffset}. */
public final class MemoryOffsets implements PartitionClaims, ConsumerOffsets {

  private final Database database;

  public MemoryOffsets(Database database) {
    this.database = database;
  }

  @Override
  public List<Claim> claim(Collection<PartitionLog> logs) {
    database.steps.at(Step.CLAIM);
    List<Claim> claims =
        database.atOnce(
            () -> {
              List<Claim> granted = new ArrayList<>();
              logs.stream()
                  .sorted(Comparator.comparing(PartitionLog::partition))
                  .forEach(log -> granted.add(claim(log)));
              return granted;
            });
    database.steps.at(Step.CLAIMED);
    return claims;
  }

  private Claim claim(PartitionLog log) {
    database.lock(log.partition());
    StoredOffset before = database.committed.offsets.get(log.partition());
    StoredOffset claimed = (before == null ? StoredOffset.unread(log) : before).claimed(log);
    database.current().written.offsets.put(log.partition(), claimed);
    return claimed.claimOf(log);
  }

  @Override
  public boolean advance(List<Advance> advances) {
    database.steps.at(Step.ADVANCE);
    return advances.stream().map(this::advance).allMatch(Boolean::booleanValue);
  }

  private boolean advance(Advance advance) {
    database.lock(advance.claim().partition());
    StoredOffset stored = database.committed.offsets.get(advance.claim().partition());
    boolean admitted =
        stored != null
            && (database.is(Mutation.EPOCH_IGNORED)
                ? advance.first() >= advance.claim().nextOffset()
                : stored.admits(advance));
    if (admitted) {
      database.current().written.offsets.put(advance.claim().partition(), stored.advanced(advance));
      database.current().advances.add(advance);
      if (database.is(Mutation.OFFSETS_COMMITTED_FIRST)) {
        database.committed.offsets.put(advance.claim().partition(), stored.advanced(advance));
      }
    }
    return admitted;
  }
}
