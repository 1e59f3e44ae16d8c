package io.feebridge.ledger.simulation.database;

import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.database.Rows.Waiting;
import io.feebridge.messaging.outbox.Outbox;
import io.feebridge.messaging.outbox.OutgoingMessage;
import java.time.Clock;
import java.util.List;

/** The outbox's table; ids are drawn before the commit, as an identity's are. */
public final class MemoryOutbox implements Outbox {

  private final Database database;
  private final Clock clock;

  public MemoryOutbox(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void add(List<OutgoingMessage> messages) {
    database.steps.at(Step.ADD_TO_OUTBOX);
    for (OutgoingMessage message : messages) {
      database
          .current()
          .written
          .outbox
          .put(database.nextOutboxId(), new Waiting(message, clock.instant()));
    }
  }
}
