package io.feebridge.messaging.outbox.relay;

import io.feebridge.messaging.inbox.ReasonCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Publishes one batch a turn: take the lease, open the publisher, <b>look at the lease again</b>,
 * read, publish, mark.
 *
 * <p>A publisher is used only under the epoch that it was opened for, and the position is read only
 * after opening it. So whatever a paused predecessor wakes up to do, either its publisher has been
 * shut out, or it sees, before it publishes, that its lease is gone. Between Kafka's commit and the
 * mark nothing protects from a crash: at most that one batch is published again.
 */
public final class RelayingMessages {

  /** What a relay does after a turn. */
  sealed interface TurnOutcome {

    /** The next turn may follow at once. */
    record GoOn() implements TurnOutcome {}

    /** Nothing can be published now. */
    record Idle() implements TurnOutcome {}

    /** Another relay holds the lease. */
    record StandBy() implements TurnOutcome {}

    /** The same work is tried again after a pause. */
    record Repeat(String cause) implements TurnOutcome {}
  }

  /** No lease has it. */
  private static final long CLOSED = -1;

  private final RelayedOutbox outbox;
  private final Publisher publisher;
  private final RelayEvents events;
  private final Map<Long, ReasonCode> refusals = new TreeMap<>();
  private long openedFor = CLOSED;
  private int atMost = Integer.MAX_VALUE;

  public RelayingMessages(RelayedOutbox outbox, Publisher publisher, RelayEvents events) {
    this.outbox = outbox;
    this.publisher = publisher;
    this.events = events;
  }

  TurnOutcome turn() {
    Optional<Lease> taken = outbox.take();
    if (taken.isEmpty()) {
      loseLease();
      return new TurnOutcome.StandBy();
    }
    Lease lease = taken.get();
    return lease.epoch() == openedFor ? relay(lease) : open(lease);
  }

  /** The next turn opens it anew, as after a restart. */
  void closePublisher() {
    openedFor = CLOSED;
    publisher.close();
  }

  private void loseLease() {
    if (openedFor != CLOSED) {
      events.fenced();
      closePublisher();
    }
  }

  private TurnOutcome open(Lease lease) {
    PublishOutcome outcome = publisher.open();
    if (outcome instanceof PublishOutcome.Unavailable(String cause)) {
      closePublisher();
      return new TurnOutcome.Repeat(cause);
    }
    openedFor = lease.epoch();
    return new TurnOutcome.GoOn();
  }

  private TurnOutcome relay(Lease lease) {
    List<PendingMessage> pending = outbox.after(lease.lastId());
    List<PendingMessage> batch = pending.subList(0, Math.min(atMost, pending.size()));
    if (batch.isEmpty()) {
      return new TurnOutcome.Idle();
    }
    events.taken(batch.size());
    try {
      return publish(lease, batch);
    } catch (RuntimeException e) {
      events.returned(batch.size());
      throw e;
    }
  }

  private TurnOutcome publish(Lease lease, List<PendingMessage> batch) {
    List<PendingMessage> wanted =
        batch.stream().filter(message -> !refusals.containsKey(message.id())).toList();
    PublishOutcome outcome =
        wanted.isEmpty() ? new PublishOutcome.Done() : publisher.publish(wanted);
    return switch (outcome) {
      case PublishOutcome.Done() -> mark(lease, batch);
      case PublishOutcome.Refused(List<RefusedMessage> messages) -> {
        if (wanted.size() == 1) {
          messages.forEach(refused -> refusals.put(refused.id(), refused.reason()));
        } else {
          // The broker answers for all records of a batch: only one that stood alone is to blame.
          atMost = Math.max(1, batch.size() / 2);
        }
        yield giveBack(batch, new TurnOutcome.GoOn());
      }
      case PublishOutcome.Fenced() -> {
        events.fenced();
        yield giveBack(batch, new TurnOutcome.Repeat("fenced by a successor"));
      }
      case PublishOutcome.Unavailable(String cause) -> {
        // A record may be to blame that the client does not name beside others: halve towards it.
        atMost = Math.max(1, batch.size() / 2);
        yield giveBack(batch, new TurnOutcome.Repeat(cause));
      }
    };
  }

  private TurnOutcome mark(Lease lease, List<PendingMessage> batch) {
    List<RefusedMessage> refused =
        batch.stream()
            .filter(message -> refusals.containsKey(message.id()))
            .map(message -> refusedAs(message.id()))
            .toList();
    if (!outbox.mark(lease, batch.getLast().id(), refused)) {
      events.fenced();
      return giveBack(batch, new TurnOutcome.StandBy());
    }
    refusals.clear();
    atMost = Math.min(atMost, Integer.MAX_VALUE / 2) * 2;
    events.published(batch.size() - refused.size());
    events.refused(refused);
    return new TurnOutcome.GoOn();
  }

  private RefusedMessage refusedAs(long id) {
    return new RefusedMessage(id, Objects.requireNonNull(refusals.get(id)));
  }

  private TurnOutcome giveBack(List<PendingMessage> batch, TurnOutcome outcome) {
    closePublisher();
    events.returned(batch.size());
    return outcome;
  }
}
