package io.feebridge.localstack.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks again and again, bounded: the one place of this module that sleeps. */
public final class Polling {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Polling() {}

  /** True as soon as {@code condition} holds; false when {@code limit} has passed before. */
  public static boolean until(BooleanSupplier condition, Duration limit) {
    return until(condition, limit, PAUSE);
  }

  /** The same, asking once every {@code pause}. */
  public static boolean until(BooleanSupplier condition, Duration limit, Duration pause) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /**
   * Waits until a process does its work.
   *
   * @throws PartFailed when it dies first, or {@code limit} passes
   */
  public static void untilReady(
      String name, ProcessHandle process, BooleanSupplier ready, Duration limit) {
    boolean[] up = {false};
    boolean decided = until(() -> (up[0] = ready.getAsBoolean()) || !process.isAlive(), limit);
    if (!decided) {
      throw new PartFailed(name + " is not ready after " + limit.toSeconds() + " s");
    }
    if (!up[0]) {
      throw new PartFailed(name + " ended while it was starting");
    }
  }
}
