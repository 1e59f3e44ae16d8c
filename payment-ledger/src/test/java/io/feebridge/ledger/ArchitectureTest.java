package io.feebridge.ledger;

import io.feebridge.laws.StyleLaws;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The laws of the style guide. */
class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> laws() {
    return StyleLaws.of("io.feebridge.ledger").tests();
  }
}
