package io.feebridge.ledger.simulation;

import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Violation;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.batch.InboxEvents;
import io.feebridge.messaging.inbox.batch.TransactionOutcome;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Counts what one consumer tells of itself: every polled record must come to one end. */
final class ConsumerTally implements InboxEvents {

  private final Coverage coverage;
  private int polled;
  private int ended;
  private boolean commitUnknown;

  ConsumerTally(Coverage coverage) {
    this.coverage = coverage;
  }

  /** The answer to this consumer's commit was lost, and it took effect. */
  void commitUnknown() {
    commitUnknown = true;
  }

  /** To be asked between two turns. */
  void check() {
    if (polled != ended) {
      throw new Violation(polled + " records were polled and " + ended + " came to an end");
    }
  }

  @Override
  public void polled(int records) {
    polled += records;
  }

  @Override
  public void committed(int accepted, List<SetAsideRecord> setAside) {
    ended += accepted + setAside.size();
    commitUnknown = false;
    setAside.forEach(one -> coverage.met("SET_ASIDE as " + one.reason()));
  }

  @Override
  public void repeated(int records) {
    ended += records;
  }

  @Override
  public void fenced(int records) {
    ended += records;
    coverage.met(commitUnknown ? Fault.REPEATED_AND_FENCED : Fault.ZOMBIE_FENCED);
    commitUnknown = false;
  }

  @Override
  public void bisected() {
    coverage.met(Fault.BATCH_SPLIT);
  }

  @Override
  public void held(int records) {
    ended += records;
  }

  @Override
  public void holding(Partition partition, Instant since) {
    coverage.met(Fault.SCHEMA_LATE);
  }

  @Override
  public void released(Partition partition) {}

  @Override
  public void stalled(String consumer, Instant since) {}

  @Override
  public void flowing(String consumer) {}

  @Override
  public TransactionOutcome timed(Supplier<TransactionOutcome> transaction) {
    return transaction.get();
  }
}
