package io.feebridge.simulator.seed;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/**
 * Streams of random numbers by name, all from one number: what one stream gives does not depend on
 * how much was taken from the others.
 */
public final class Seed {

  private final long value;
  private final Map<String, SplittableRandom> streams = new HashMap<>();

  public Seed(long value) {
    this.value = value;
  }

  public long value() {
    return value;
  }

  /** The stream of that name, always the same one. */
  public SplittableRandom stream(String name) {
    return streams.computeIfAbsent(name, this::open);
  }

  private SplittableRandom open(String name) {
    CRC32C hash = new CRC32C();
    hash.update(name.getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(value * 0x9E3779B97F4A7C15L ^ (hash.getValue() << 17));
  }

  /** True in {@code percent} of a hundred cases. */
  public boolean chance(String stream, int percent) {
    return percent >= 100 || (percent > 0 && stream(stream).nextInt(100) < percent);
  }
}
