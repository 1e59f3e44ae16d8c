package io.feebridge.simulator.seed;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Ids in the forms that Jodo uses, repeatable from the seed. */
public final class Ids {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final Seed seed;
  private final Map<String, Long> counters = new HashMap<>();

  public Ids(Seed seed) {
    this.seed = seed;
  }

  /** The next whole number of its kind, from {@code first} upwards. */
  public long number(String kind, long first) {
    return counters.merge(kind, first, (counted, _) -> counted + 1);
  }

  /** {@code prefix_} and the next number of that prefix, from 1001. */
  public String numbered(String prefix) {
    return prefix + "_" + number(prefix, 1001);
  }

  /** {@code prefix} and {@code length} letters and digits that nobody guesses without the seed. */
  public String lettered(String prefix, int length) {
    SplittableRandom random = seed.stream("id:" + prefix);
    StringBuilder text = new StringBuilder(prefix);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** A UUID of version 4. */
  public String uuid(String kind) {
    SplittableRandom random = seed.stream("uuid:" + kind);
    long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
