package io.feebridge.messaging.outbox.relay;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Measures the lag and deletes what was published long ago, between turns and never instead. */
public final class Housekeeping {

  private static final System.Logger log = System.getLogger(Housekeeping.class.getName());
  private static final long MEASURE_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long DELETE_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

  private final RelayedOutbox outbox;
  private final Duration keep;
  private final int deleteAtMost;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final RelayEvents events;
  private long measureAtNanos;
  private long deleteAtNanos;

  /**
   * For one relay.
   *
   * @param keep how long a published message stays in the outbox, by {@code clock}
   * @param deleteAtMost the largest single deletion; the next follows between the next two turns
   * @param nanoTime {@link System#nanoTime}, which says what is due
   */
  public Housekeeping(
      RelayedOutbox outbox,
      Duration keep,
      int deleteAtMost,
      Clock clock,
      LongSupplier nanoTime,
      RelayEvents events) {
    this.outbox = outbox;
    this.keep = keep;
    this.deleteAtMost = deleteAtMost;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.events = events;
    this.measureAtNanos = nanoTime.getAsLong();
    this.deleteAtNanos = measureAtNanos;
  }

  /** Does what is due; a failure here is told and tried again when it is due again. */
  void doWhatIsDue() {
    long now = nanoTime.getAsLong();
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
