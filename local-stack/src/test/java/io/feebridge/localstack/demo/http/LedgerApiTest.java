package io.feebridge.localstack.demo.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerApiTest {

  @Test
  void addsACounterOverItsTags() {
    String metrics =
        """
        # TYPE taken_total counter
        taken_total{group="a"} 2.0
        taken_total{group="b"} 1.2E1
        taken_total_other 99.0
        kept_total 3.0
        """;

    assertThat(LedgerApi.sum(metrics, "taken_total")).isEqualTo(14);
    assertThat(LedgerApi.sum(metrics, "kept_total")).isEqualTo(3);
    assertThat(LedgerApi.sum(metrics, "missing_total")).isZero();
  }
}
