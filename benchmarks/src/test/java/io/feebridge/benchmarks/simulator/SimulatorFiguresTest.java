package io.feebridge.benchmarks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.benchmarks.simulator.SimulatorFigures.Round;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorFiguresTest {

  @Test
  void comparesTheMediansAndCountsEveryRound() {
    Duration second = Duration.ofSeconds(1);
    SimulatorFigures figures =
        SimulatorFigures.of(
            List.of(new Round(3_000, second), new Round(1, second), new Round(2_000, second)),
            List.of(new Round(8_000, second), new Round(8_000, Duration.ofSeconds(2))),
            4);

    assertThat(figures.webhooks_per_second()).isEqualTo(2_000);
    assertThat(figures.bare_per_second()).isEqualTo(8_000);
    assertThat(figures.ratio_to_bare()).isEqualByComparingTo("0.25");
    assertThat(figures.webhooks()).isEqualTo(5_001);
    assertThat(figures.unsigned()).isEqualTo(4);
  }
}
