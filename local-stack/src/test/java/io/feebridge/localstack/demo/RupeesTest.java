package io.feebridge.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RupeesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0.00",
        "999.5|999.50",
        "1000|1,000.00",
        "99999.99|99,999.99",
        "100000|1,00,000.00",
        "12345678.90|1,23,45,678.90",
        "-250000|-2,50,000.00",
      })
  void groupsAsIndiaDoes(BigDecimal amount, String written) {
    assertThat(Rupees.of(amount)).isEqualTo(written);
  }
}
