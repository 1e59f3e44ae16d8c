package io.feebridge.messaging.inbox.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), new Random(20261121));

  @Test
  void doublesFromTheFirstPauseWithUpToHalfTakenOff() {
    for (int failures = 1; failures <= 7; failures++) {
      Duration full = Duration.ofMillis(100L << (failures - 1));
      for (int i = 0; i < 200; i++) {
        assertThat(backoff.after(failures)).isBetween(full.dividedBy(2), full);
      }
    }
  }

  @Test
  void neverExceedsTheLongestPauseHoweverOftenItFailed() {
    for (int failures : new int[] {8, 21, 64, 1_000_000, Integer.MAX_VALUE}) {
      assertThat(backoff.after(failures)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }
  }

  @Test
  void consumersStoppedTogetherComeBackApart() {
    assertThat(java.util.stream.Stream.generate(() -> backoff.after(5)).limit(20).distinct())
        .hasSizeGreaterThan(15);
  }
}
