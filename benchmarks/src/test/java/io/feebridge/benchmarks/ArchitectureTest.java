package io.feebridge.benchmarks;

import io.feebridge.laws.StyleLaws;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> laws() {
    return StyleLaws.of("io.feebridge.benchmarks")
        .allowingSideEffectsIn(
            "PositionCommand",
            "PositionBenchmark",
            "LedgerCommand",
            "LedgerRounds",
            "IngressCommand",
            "IngressRounds",
            "SimulatorCommand",
            "BareReading")
        .tests();
  }
}
