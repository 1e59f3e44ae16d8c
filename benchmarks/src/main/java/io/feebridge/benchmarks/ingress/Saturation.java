package io.feebridge.benchmarks.ingress;

import java.time.Duration;

/**
 * What a server took while as much was sent as it would take.
 *
 * @param accepted answered 200
 * @param refused answered otherwise, or not at all
 * @param taken above zero
 * @param cpu processor time of the server's process
 */
public record Saturation(long accepted, long refused, Duration taken, Duration cpu) {

  public long perSecond() {
    return accepted * 1_000_000_000L / taken.toNanos();
  }

  /** Processor time of one accepted webhook; all of it when none was. */
  public long cpuNsPerAccepted() {
    return cpu.toNanos() / Math.max(1, accepted);
  }
}
