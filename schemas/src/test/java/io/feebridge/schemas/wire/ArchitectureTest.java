package io.feebridge.schemas.wire;

import io.feebridge.laws.StyleLaws;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The laws of this module; its other package is generated. */
class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> laws() {
    return StyleLaws.of("io.feebridge.schemas.wire").tests();
  }
}
