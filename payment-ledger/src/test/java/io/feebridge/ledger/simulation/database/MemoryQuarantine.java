package io.feebridge.ledger.simulation.database;

import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.database.Rows.Kept;
import io.feebridge.ledger.simulation.database.Rows.Place;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.batch.SetAsideRecords;
import io.feebridge.messaging.inbox.claim.Claim;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The quarantine's table; a record that is kept already stays as it is. */
public final class MemoryQuarantine implements SetAsideRecords {

  private final Database database;

  public MemoryQuarantine(Database database) {
    this.database = database;
  }

  @Override
  public void keep(
      String consumerGroup, List<SetAsideRecord> records, Map<Partition, Claim> claims) {
    if (records.isEmpty()) {
      return;
    }
    database.steps.at(Step.SET_ASIDE);
    for (SetAsideRecord one : records) {
      IncomingRecord record = one.record();
      Claim claim = Objects.requireNonNull(claims.get(record.partition()));
      Place place = new Place(claim.topicId(), record.partition(), record.offset());
      database.lock(place);
      Kept before = database.committed.quarantine.get(place);
      boolean outside = database.is(Mutation.QUARANTINE_OUTSIDE_THE_TRANSACTION);
      if (before == null || outside) {
        int times = before == null ? 1 : before.times() + 1;
        Kept kept = new Kept(one.reason(), one.subject(), record.value(), times);
        (outside ? database.committed : database.current().written).quarantine.put(place, kept);
      }
    }
  }
}
