package io.feebridge.simulator.webhook.sending;

import io.feebridge.simulator.mischief.Mischief;
import io.feebridge.simulator.mischief.MischiefRequest;
import io.feebridge.simulator.seed.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** When a delivery goes out, given what struck it. */
final class DeliveryTimes {

  private DeliveryTimes() {}

  static Instant due(Instant now, Map<Mischief, MischiefRequest> struck, Seed seed) {
    Instant due = now;
    MischiefRequest backwards = struck.get(Mischief.BACKWARDS);
    if (backwards != null) {
      due = mirrored(now, backwards.window());
    }
    MischiefRequest reorder = struck.get(Mischief.REORDER);
    if (reorder != null) {
      due = due.plusMillis(seed.stream("reorder").nextLong(atLeastOne(reorder.window())));
    }
    MischiefRequest delay = struck.get(Mischief.DELAY);
    return delay == null ? due : due.plus(delay.window());
  }

  /** A random time up to the rule's window after {@code due}. */
  static Instant later(Instant due, MischiefRequest rule, Seed seed) {
    return due.plusMillis(seed.stream("duplicate").nextLong(atLeastOne(rule.window())));
  }

  /** As far behind the end of its piece of time as it now is before it. */
  private static Instant mirrored(Instant now, Duration window) {
    long length = atLeastOne(window);
    long end = (Math.floorDiv(now.toEpochMilli(), length) + 1) * length;
    return Instant.ofEpochMilli(end + (end - now.toEpochMilli()));
  }

  private static long atLeastOne(Duration window) {
    return Math.max(1, window.toMillis());
  }
}
