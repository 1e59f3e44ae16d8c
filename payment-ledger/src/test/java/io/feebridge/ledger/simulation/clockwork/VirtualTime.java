package io.feebridge.ledger.simulation.clockwork;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves when it is told to. */
public final class VirtualTime extends Clock {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private long nanos;

  /** Since the start of the run; stands in for {@link System#nanoTime}. */
  public long nanos() {
    return nanos;
  }

  public void pass(Duration time) {
    nanos += time.toNanos();
  }

  /** Moves to this time unless it is past. */
  public void reach(long atNanos) {
    nanos = Math.max(nanos, atNanos);
  }

  @Override
  public Instant instant() {
    return START.plusNanos(nanos);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("UTC alone");
  }
}
