package io.feebridge.messaging.inbox.kafka;

import io.feebridge.messaging.inbox.batch.Backoff;
import io.feebridge.messaging.inbox.batch.InboxEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One consumer's pauses between repetitions of what failed; used by its thread alone. */
final class Stall {

  private final String consumer;
  private final Backoff backoff;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final InboxEvents events;

  private int failures;
  private long endsAtNanos;
  private @Nullable Instant since;

  Stall(String consumer, Backoff backoff, Clock clock, LongSupplier nanoTime, InboxEvents events) {
    this.consumer = consumer;
    this.backoff = backoff;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.events = events;
  }

  void begin() {
    Instant began = since == null ? clock.instant() : since;
    since = began;
    failures++;
    endsAtNanos = nanoTime.getAsLong() + backoff.after(failures).toNanos();
    events.stalled(consumer, began);
  }

  /** Something went through: the next failure is a first one. */
  void end() {
    if (failures > 0) {
      failures = 0;
      since = null;
      events.flowing(consumer);
    }
  }

  boolean pausing() {
    return failures > 0 && remaining().isPositive();
  }

  /** Until the next repetition; zero or less when it is due. */
  Duration remaining() {
    return Duration.ofNanos(endsAtNanos - nanoTime.getAsLong());
  }
}
