package io.feebridge.benchmarks.ledger;

import java.time.Duration;
import java.util.List;

/**
 * So many of something in so much time.
 *
 * @param count 0 or more
 * @param taken above zero
 */
public record Rate(long count, Duration taken) {

  public long perSecond() {
    return count * 1_000_000_000L / taken.toNanos();
  }

  /** The middle one; of an even number the lower. */
  public static long median(List<Long> values) {
    return values.stream().sorted().skip((values.size() - 1) / 2).findFirst().orElseThrow();
  }
}
