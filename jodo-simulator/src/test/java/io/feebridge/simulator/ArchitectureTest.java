package io.feebridge.simulator;

import io.feebridge.laws.StyleLaws;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> laws() {
    return StyleLaws.of("io.feebridge.simulator").allowingSideEffectsIn("JodoSimulator").tests();
  }
}
