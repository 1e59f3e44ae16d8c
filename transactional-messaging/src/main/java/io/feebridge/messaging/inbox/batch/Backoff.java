package io.feebridge.messaging.inbox.batch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double from {@code first} up to {@code longest}, each shortened by up to a half at
 * random, so that consumers stopped by one fault do not come back in one instant.
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

  /**
   * The pause before a repetition.
   *
   * @param failures how often in a row it has failed by now, from 1
   */
  public Duration after(int failures) {
    long factor = 1L << Math.min(failures - 1, 20);
    long pause = Math.min(first.toNanos() * factor, longest.toNanos());
    return Duration.ofNanos(pause - random.nextLong(pause / 2 + 1));
  }
}
