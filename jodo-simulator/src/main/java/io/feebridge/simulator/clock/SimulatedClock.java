package io.feebridge.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast simulated time passes: {@link #speed()} simulated seconds a second, not at all with 0,
 * and as fast as it can while it jumps. Says how far time should have come; it never moves it.
 */
public final class SimulatedClock {

  /** The fastest: 11 days a second. */
  public static final int FASTEST = 1_000_000;

  private int speed;
  private long sinceNanos;
  private Instant since;
  private @Nullable Instant jumpingTo;

  public SimulatedClock(Instant now, long nanos, int speed) {
    this.since = now;
    this.sinceNanos = nanos;
    this.speed = speed;
  }

  public int speed() {
    return speed;
  }

  /** Where it jumps to; null when it does not. */
  public @Nullable Instant jumpingTo() {
    return jumpingTo;
  }

  /** Goes on from {@code now} at another speed, 0 to {@link #FASTEST}. */
  public void run(int newSpeed, Instant now, long nanos) {
    speed = newSpeed;
    rest(now, nanos);
  }

  /** Wants to be at {@code to} at once; a jump under way that goes further stands. */
  public void jump(Instant to) {
    jumpingTo = jumpingTo == null || to.isAfter(jumpingTo) ? to : jumpingTo;
  }

  /** It is {@code now}, whatever should have been: the world was busy, or had to wait. */
  public void rest(Instant now, long nanos) {
    since = now;
    sinceNanos = nanos;
    if (jumpingTo != null && !jumpingTo.isAfter(now)) {
      jumpingTo = null;
    }
  }

  /** How far time should have come. */
  public Instant target(long nanos) {
    if (jumpingTo != null) {
      return jumpingTo;
    }
    return since.plus(passed(nanos));
  }

  /** How long it is until {@code due} by the machine's clock; null when it never comes. */
  public @Nullable Duration until(Instant due, long nanos) {
    if (speed == 0) {
      return null;
    }
    Duration left = Duration.between(target(nanos), due);
    return left.isNegative() ? Duration.ZERO : left.dividedBy(speed);
  }

  private Duration passed(long nanos) {
    return Duration.ofNanos(nanos - sinceNanos).multipliedBy(speed);
  }
}
