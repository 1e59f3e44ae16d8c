package io.feebridge.simulator.api.http;

import java.time.Clock;
import java.time.Duration;

/**
 * How many calls are answered in a window of the machine's time. Jodo announces a limit without its
 * numbers, and tells nobody when to try again.
 */
final class CallBudget {

  private final int calls;
  private final long windowMillis;
  private final Clock clock;

  private long window = Long.MIN_VALUE;
  private int spent;

  /**
   * A full budget.
   *
   * @param calls in each window; 0 means without limit
   */
  CallBudget(int calls, Duration window, Clock clock) {
    this.calls = calls;
    this.windowMillis = Math.max(1, window.toMillis());
    this.clock = clock;
  }

  /** False when the window's calls are spent. */
  synchronized boolean spend() {
    if (calls == 0) {
      return true;
    }
    long current = Math.floorDiv(clock.millis(), windowMillis);
    if (current != window) {
      window = current;
      spent = 0;
    }
    spent++;
    return spent <= calls;
  }
}
