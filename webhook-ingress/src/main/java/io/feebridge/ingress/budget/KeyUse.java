package io.feebridge.ingress.budget;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How often a key proved an accepted delivery, and when last. */
public final class KeyUse {

  private final LongAdder accepted = new LongAdder();
  private final AtomicLong last = new AtomicLong();

  void used(long atMillis) {
    accepted.increment();
    last.setOpaque(atMillis);
  }

  public long accepted() {
    return accepted.sum();
  }

  /** Null when never since the start. */
  public @Nullable Instant last() {
    long millis = last.getOpaque();
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }
}
