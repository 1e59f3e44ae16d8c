package io.feebridge.messaging.inbox.batch;

import io.feebridge.messaging.inbox.BatchEffect;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.Verdict;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the effect what each polled record means, before any transaction, and remembers since when a
 * partition waits for a record that cannot be read yet. One instance a consumer thread.
 *
 * <p>The memory of a wait is lost with the assignment and with the process: the patience then
 * starts anew, which delays the record's quarantine and never loses it.
 */
public final class ClassifyingRecords<T> {

  private static final Logger log = System.getLogger(ClassifyingRecords.class.getName());

  private record Wait(long offset, Instant since, int attempts) {}

  private final BatchEffect<T> effect;
  private final Duration patience;
  private final Clock clock;
  private final InboxEvents events;
  private final Map<Partition, Wait> waits = new HashMap<>();

  public ClassifyingRecords(
      BatchEffect<T> effect, Duration patience, Clock clock, InboxEvents events) {
    this.effect = effect;
    this.patience = patience;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Sorts polled records.
   *
   * @param records in offset order within each partition
   */
  public Classification<T> classify(List<IncomingRecord> records) {
    List<BatchEntry<T>> entries = new ArrayList<>(records.size());
    Map<Partition, Classification.Hold> held = new HashMap<>();
    int heldRecords = 0;
    for (IncomingRecord record : records) {
      BatchEntry<T> entry = held.containsKey(record.partition()) ? null : entry(record, held);
      if (entry == null) {
        heldRecords++;
      } else {
        entries.add(entry);
      }
    }
    return new Classification<>(new Batch<>(entries), held, heldRecords);
  }

  /** Forgets the wait of a partition that is no longer ours. */
  public void forget(Partition partition) {
    waits.remove(partition);
    events.released(partition);
  }

  private @Nullable BatchEntry<T> entry(
      IncomingRecord record, Map<Partition, Classification.Hold> held) {
    return switch (verdict(record)) {
      case Verdict.Accepted<T>(T value, String subject) -> {
        release(record);
        yield new BatchEntry.ToBook<>(record, value, subject);
      }
      case Verdict.SetAside<T>(ReasonCode reason, String subject) -> {
        release(record);
        yield new BatchEntry.ToSetAside<>(new SetAsideRecord(record, reason, subject));
      }
      case Verdict.NotYet<T>(ReasonCode reason) -> waiting(record, reason, held);
    };
  }

  private Verdict<T> verdict(IncomingRecord record) {
    try {
      return effect.classify(record);
    } catch (RuntimeException e) {
      // The class alone: a message may carry the payload.
      log.log(Level.ERROR, "{0} could not be classified: {1}", record, e.getClass().getName());
      return new Verdict.SetAside<>(ReasonCode.CLASSIFY_FAILED, null);
    }
  }

  private @Nullable BatchEntry<T> waiting(
      IncomingRecord record, ReasonCode reason, Map<Partition, Classification.Hold> held) {
    Wait before = waits.get(record.partition());
    Wait wait =
        before != null && before.offset == record.offset()
            ? new Wait(before.offset, before.since, before.attempts + 1)
            : new Wait(record.offset(), clock.instant(), 1);
    waits.put(record.partition(), wait);
    if (Duration.between(wait.since, clock.instant()).compareTo(patience) >= 0) {
      // The wait is kept: should this transaction fail, the record is not waited for once more.
      events.released(record.partition());
      return new BatchEntry.ToSetAside<>(new SetAsideRecord(record, reason, null));
    }
    held.put(record.partition(), new Classification.Hold(wait.offset, wait.attempts));
    events.holding(record.partition(), wait.since);
    log.log(Level.WARNING, "{0} waits since {1}: {2}", record, wait.since, reason);
    return null;
  }

  private void release(IncomingRecord record) {
    Wait wait = waits.get(record.partition());
    if (wait != null && wait.offset <= record.offset()) {
      forget(record.partition());
    }
  }
}
