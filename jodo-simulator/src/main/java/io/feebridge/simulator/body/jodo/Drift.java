package io.feebridge.simulator.body.jodo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the forms in which Jodo has been seen to write one thing. Form 0 is the one of the
 * event's own page, and without drift it is always chosen.
 */
final class Drift {

  private final @Nullable SplittableRandom random;

  private Drift(@Nullable SplittableRandom random) {
    this.random = random;
  }

  /** Everything as documented. */
  static Drift none() {
    return new Drift(null);
  }

  /** Choices that the seed and the event decide alone, so that a delivery can be repeated. */
  static Drift of(long seed, String eventId) {
    long mixed = seed;
    for (int i = 0; i < eventId.length(); i++) {
      mixed = mixed * 31 + eventId.charAt(i);
    }
    return new Drift(new SplittableRandom(mixed));
  }

  /** A number from 0 to {@code forms - 1}. */
  int among(int forms) {
    return random == null ? 0 : random.nextInt(forms);
  }

  /** Whether to leave the documented form, one time in {@code times}. */
  boolean strays(int times) {
    return random != null && random.nextInt(times) == 0;
  }

  /** The documented order, or any. */
  <T> List<T> order(List<T> documented) {
    if (random == null || random.nextInt(2) == 0) {
      return documented;
    }
    List<T> shuffled = new ArrayList<>(documented);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
    }
    return shuffled;
  }
}
