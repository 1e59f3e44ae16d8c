package io.feebridge.localstack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When a dead part starts again: after 1, 2, 4 … times the first pause, but not more than {@code
 * limit} times within {@code window}. A part that dies more often has a reason that starting it
 * again does not remove.
 */
public final class RestartPolicy {

  private final Duration pause;
  private final int limit;
  private final Duration window;
  private final Deque<Instant> deaths = new ArrayDeque<>();

  /** Of one part; not safe for use by several threads at once. */
  public RestartPolicy(Duration pause, int limit, Duration window) {
    this.pause = pause;
    this.limit = limit;
    this.window = window;
  }

  /** The pause before the next start, or empty when it has died too often. */
  public Optional<Duration> afterDeathAt(Instant now) {
    deaths.removeIf(death -> death.isBefore(now.minus(window)));
    deaths.add(now);
    return deaths.size() > limit
        ? Optional.empty()
        : Optional.of(pause.multipliedBy(1L << (deaths.size() - 1)));
  }
}
