package io.feebridge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The laws as a module runs them; the first module that keeps them is this one. */
class StyleLawsTest {

  @TestFactory
  Stream<DynamicTest> thisModuleKeepsThem() {
    return StyleLaws.of("io.feebridge.laws").tests();
  }

  @Test
  void aLawIsOneTest() {
    assertThat(StyleLaws.of("io.feebridge.laws").allowingSideEffectsIn("Entry").tests())
        .hasSize(14)
        .extracting(DynamicTest::getDisplayName)
        .doesNotHaveDuplicates();
  }
}
