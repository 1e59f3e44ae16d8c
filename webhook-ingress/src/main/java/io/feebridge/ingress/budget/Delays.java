package io.feebridge.ingress.budget;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How long after the event its delivery was received, by Jodo's clock and ours, of accepted
 * deliveries that say when the event was. A clock ahead of ours counts as no delay.
 */
public final class Delays {

  private final LongAdder count = new LongAdder();
  private final LongAdder sumMillis = new LongAdder();
  private final LongAccumulator longestMillis = new LongAccumulator(Math::max, 0);
  private final AtomicLong lastMillis = new AtomicLong();

  void add(long millis) {
    long delay = Math.max(0, millis);
    count.increment();
    sumMillis.add(delay);
    longestMillis.accumulate(delay);
    lastMillis.setOpaque(delay);
  }

  public long count() {
    return count.sum();
  }

  /** Zero when there was none. */
  public Duration total() {
    return Duration.ofMillis(sumMillis.sum());
  }

  /** Null when there was none. */
  public @Nullable Duration last() {
    return count() == 0 ? null : Duration.ofMillis(lastMillis.getOpaque());
  }

  /** Since the start; zero when there was none. */
  public Duration longest() {
    return Duration.ofMillis(longestMillis.get());
  }
}
