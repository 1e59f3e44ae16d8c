package io.feebridge.simulator.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a failed delivery is tried again. Jodo publishes "up to 5, 6-hour and 24-hour intervals, up
 * to 3 days"; {@link #JODO} is the reading of that which is used unless told otherwise.
 *
 * @param pauses before the first retry, the second and so on
 */
public record Timetable(List<Duration> pauses) {

  public static final Timetable JODO =
      new Timetable(
          List.of(
              Duration.ofHours(6),
              Duration.ofHours(6),
              Duration.ofHours(6),
              Duration.ofHours(24),
              Duration.ofHours(24)));

  /** The pause after attempt {@code number}; empty when that was the last. */
  public Optional<Duration> after(int number) {
    return number <= pauses.size() ? Optional.of(pauses.get(number - 1)) : Optional.empty();
  }
}
