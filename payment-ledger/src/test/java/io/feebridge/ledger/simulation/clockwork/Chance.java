package io.feebridge.ledger.simulation.clockwork;

import java.util.List;
import java.util.Random;

/** The one generator that draws everything, and the trace of what was drawn for. */
public final class Chance {

  private final Random random;
  private long trace = 0xCBF2_9CE4_8422_2325L;
  private long steps;

  public Chance(long seed) {
    this.random = new Random(seed);
  }

  public boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** Whether something of this probability, in millionths, happens. */
  public boolean happens(int millionths) {
    return millionths > 0 && random.nextInt(1_000_000) < millionths;
  }

  /** From 0 to {@code below - 1}. */
  public int below(int below) {
    return random.nextInt(below);
  }

  /** From {@code from} to {@code to}, both included. */
  public int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  public long longBelow(long below) {
    return (random.nextLong() >>> 1) % below;
  }

  public <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  public long next() {
    return random.nextLong();
  }

  public Random random() {
    return random;
  }

  /** Notes what happened; two runs of one seed must note the same. */
  public void note(long... what) {
    steps++;
    for (long one : what) {
      trace = (trace ^ one) * 0x100_0000_01B3L;
      trace ^= trace >>> 29;
    }
  }

  public long trace() {
    return trace;
  }

  public long steps() {
    return steps;
  }
}
