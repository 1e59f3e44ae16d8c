package io.feebridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionBenchmarkTest {

  @Test
  void bothSidesWorkOnTheSameMoney() {
    PositionBenchmark benchmark = new PositionBenchmark();
    benchmark.prepare();

    long paise = benchmark.limit();

    assertThat(paise).isEqualTo(2 * 500_000L);
  }
}
