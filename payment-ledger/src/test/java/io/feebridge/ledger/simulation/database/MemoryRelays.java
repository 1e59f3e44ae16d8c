package io.feebridge.ledger.simulation.database;

import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.clockwork.Violation;
import io.feebridge.ledger.simulation.clockwork.VirtualTime;
import io.feebridge.ledger.simulation.database.Rows.Waiting;
import io.feebridge.messaging.outbox.relay.Lag;
import io.feebridge.messaging.outbox.relay.Lease;
import io.feebridge.messaging.outbox.relay.PendingMessage;
import io.feebridge.messaging.outbox.relay.RefusedMessage;
import io.feebridge.messaging.outbox.relay.RelayedOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outbox as each relay sees it. */
public final class MemoryRelays {

  private static final long LEASE_NANOS = Duration.ofSeconds(10).toNanos();

  private final Database database;
  private final VirtualTime time;
  private RelayRow row = new RelayRow(0, 0, null, Long.MIN_VALUE);

  public MemoryRelays(Database database, VirtualTime time) {
    this.database = database;
    this.time = time;
  }

  /** Whether every message has been marked as published. */
  public boolean isDone() {
    return database.committed.outbox.tailMap(row.lastId(), false).isEmpty();
  }

  int waiting() {
    return database.committed.outbox.tailMap(row.lastId(), false).size();
  }

  /** For the relay of this name, which no other has had. */
  public RelayedOutbox of(String holder, int maxMessages) {
    return new One(holder, maxMessages);
  }

  private final class One implements RelayedOutbox {

    private final String holder;
    private final int maxMessages;

    One(String holder, int maxMessages) {
      this.holder = holder;
      this.maxMessages = maxMessages;
    }

    @Override
    public Optional<Lease> take() {
      database.steps.at(Step.TAKE_LEASE);
      boolean mine = holder.equals(row.heldBy());
      if (!(mine && row.heldUntilNanos() > time.nanos() + LEASE_NANOS / 2)) {
        if (!mine && row.heldBy() != null && row.heldUntilNanos() > time.nanos()) {
          return Optional.empty();
        }
        if (!mine && row.heldBy() != null) {
          database.coverage.met(Fault.LEASE_RUN_OUT);
        }
        long epoch = mine ? row.epoch() : row.epoch() + 1;
        row = new RelayRow(epoch, row.lastId(), holder, time.nanos() + LEASE_NANOS);
      }
      Lease lease = new Lease(row.epoch(), row.lastId());
      database.steps.at(Step.LEASED);
      return Optional.of(lease);
    }

    @Override
    public void release() {
      if (holder.equals(row.heldBy())) {
        row = new RelayRow(row.epoch(), row.lastId(), null, Long.MIN_VALUE);
      }
    }

    @Override
    public List<PendingMessage> after(long lastId) {
      database.steps.at(Step.READ_OUTBOX);
      long settled = database.settledBelow();
      List<PendingMessage> pending = new ArrayList<>();
      for (Map.Entry<Long, Waiting> one :
          database.committed.outbox.tailMap(lastId, false).entrySet()) {
        if (one.getKey() >= settled && !database.is(Mutation.OUTBOX_READ_OVER_GAPS)) {
          database.coverage.met(Fault.OUTBOX_WAITED_FOR_A_WRITER);
          break;
        }
        if (pending.size() == maxMessages) {
          break;
        }
        pending.add(new PendingMessage(one.getKey(), one.getValue().message()));
      }
      return pending;
    }

    @Override
    public boolean mark(Lease lease, long lastId, List<RefusedMessage> refused) {
      database.steps.at(Step.MARK);
      if (!refused.isEmpty()) {
        throw new IllegalStateException("nothing here is refused for good");
      }
      boolean mine = row.epoch() == lease.epoch() && row.lastId() == lease.lastId();
      if (mine || database.is(Mutation.LEASE_IGNORED)) {
        if (lastId < row.lastId()) {
          throw new Violation("the outbox's position goes back");
        }
        row = row.marked(lastId);
      }
      database.steps.at(Step.MARKED);
      return mine || database.is(Mutation.LEASE_IGNORED);
    }

    @Override
    public Lag lag() {
      return new Lag(waiting(), null);
    }

    @Override
    public int deletePublished(Instant createdBefore, int atMost) {
      int deleted = 0;
      Iterator<Map.Entry<Long, Waiting>> oldest =
          database.committed.outbox.headMap(row.lastId(), true).entrySet().iterator();
      while (deleted < atMost && oldest.hasNext()) {
        if (!oldest.next().getValue().createdAt().isBefore(createdBefore)) {
          break;
        }
        oldest.remove();
        deleted++;
      }
      return deleted;
    }
  }
}
