package io.feebridge.benchmarks.ingress.http;

import io.feebridge.benchmarks.ingress.Latencies;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What came back.
 *
 * @param accepted answers 200
 * @param refused other answers
 * @param taken from the first request to the last answer
 * @param latencyUs from the intended moment to the answer, of the accepted
 */
public record Answers(long accepted, long refused, Duration taken, Histogram latencyUs) {

  /** The percentiles that are reported. */
  public Latencies latencies() {
    return new Latencies(
        latencyUs.getValueAtPercentile(50),
        latencyUs.getValueAtPercentile(99),
        latencyUs.getValueAtPercentile(99.9),
        accepted,
        refused);
  }
}
