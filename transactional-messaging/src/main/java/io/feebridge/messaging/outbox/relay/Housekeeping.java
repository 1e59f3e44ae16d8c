package io.feebridge.messaging.outbox.relay;

import java.time.Clock;
import java.time.Duration;

/** Measures the lag and deletes what was published long ago, between turns and never instead. */
public final class Housekeeping {

  private static final System.Logger log = System.getLogger(Housekeeping.class.getName());
  private static final long MEASURE_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long DELETE_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

  private final RelayedOutbox outbox;
  private final Duration keep;
  private final int deleteAtMost;
  private final Clock clock;
  private final RelayEvents events;
  private long measureAtNanos = System.nanoTime();
  private long deleteAtNanos = System.nanoTime();

  /**
   * For one relay.
   *
   * @param keep how long a published message stays in the outbox, by {@code clock}
   * @param deleteAtMost the largest single deletion; the next follows between the next two turns
   */
  public Housekeeping(
      RelayedOutbox outbox, Duration keep, int deleteAtMost, Clock clock, RelayEvents events) {
    this.outbox = outbox;
    this.keep = keep;
    this.deleteAtMost = deleteAtMost;
    this.clock = clock;
    this.events = events;
  }

  /** Does what is due; a failure here is told and tried again when it is due again. */
  void doWhatIsDue() {
    long now = System.nanoTime();
    try {
      if (now - measureAtNanos >= 0) {
        measureAtNanos = now + MEASURE_EVERY_NANOS;
        events.measured(outbox.lag());
      }
      if (now - deleteAtNanos >= 0) {
        deleteAtNanos = now + DELETE_EVERY_NANOS;
        deleteOld(now);
      }
    } catch (RuntimeException e) {
      events.neglected();
      log.log(System.Logger.Level.WARNING, "housekeeping failed: {0}", e.getClass().getName());
    }
  }

  private void deleteOld(long now) {
    int deleted = outbox.deletePublished(clock.instant().minus(keep), deleteAtMost);
    events.deleted(deleted);
    if (deleted == deleteAtMost) {
      deleteAtNanos = now;
    }
  }
}
