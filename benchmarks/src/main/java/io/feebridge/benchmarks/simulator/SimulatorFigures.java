package io.feebridge.benchmarks.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/**
 * The last line of the benchmark.
 *
 * @param webhooks_per_second median of the rounds
 * @param bare_per_second median of a loop that signs and posts the same number of such bodies
 * @param ratio_to_bare of these two
 * @param webhooks sent in all measured rounds
 * @param unsigned how many of them bore no signature
 */
public record SimulatorFigures(
    String bench,
    long webhooks_per_second,
    long bare_per_second,
    BigDecimal ratio_to_bare,
    long webhooks,
    long unsigned) {

  /** So many in so long. */
  public record Round(long webhooks, Duration time) {

    public long perSecond() {
      return webhooks * 1_000_000_000L / Math.max(1, time.toNanos());
    }
  }

  public static SimulatorFigures of(List<Round> simulator, List<Round> bare, long unsigned) {
    long ours = median(simulator);
    long limit = median(bare);
    return new SimulatorFigures(
        "simulator",
        ours,
        limit,
        BigDecimal.valueOf(ours)
            .divide(BigDecimal.valueOf(Math.max(1, limit)), 3, RoundingMode.HALF_UP),
        simulator.stream().mapToLong(Round::webhooks).sum(),
        unsigned);
  }

  private static long median(List<Round> rounds) {
    return rounds.stream().map(Round::perSecond).sorted().toList().get(rounds.size() / 2);
  }
}
