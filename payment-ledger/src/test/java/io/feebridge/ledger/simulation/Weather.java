package io.feebridge.ledger.simulation;

import io.feebridge.ledger.simulation.clockwork.Chance;
import io.feebridge.ledger.simulation.clockwork.Step;
import java.util.List;

/**
 * How large and how rough one run is. Probabilities are in millionths, at each step.
 *
 * @param mischief of something being done to the system from outside
 * @param spotlight the step at which processes die and sleep ten times as often
 */
record Weather(
    int instances,
    int partitions,
    int maxPollRecords,
    int payments,
    int events,
    int poisonOneIn,
    int crash,
    int suspend,
    int failure,
    int unknown,
    int mischief,
    Step spotlight) {

  static Weather drawn(Chance chance, int events) {
    int roughness = chance.below(4);
    return new Weather(
        chance.between(1, 4),
        chance.between(1, 6),
        chance.between(1, 24),
        chance.between(2, events / 2),
        events,
        chance.between(6, 40),
        new int[] {0, 2_000, 6_000, 15_000}[roughness],
        new int[] {500, 4_000, 15_000, 40_000}[roughness],
        new int[] {0, 1_000, 5_000, 15_000}[roughness],
        new int[] {0, 5_000, 30_000, 100_000}[roughness],
        new int[] {0, 3_000, 10_000, 25_000}[roughness],
        chance.of(List.of(Step.values())));
  }
}
