package io.feebridge.localstack.demo.jodo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignedWebhooksTest {

  @Test
  void signsAsJodosDocumentedVector() {
    String body = "{\"event_id\":\"e1\",\"event\":\"order.payment.debited\"}";

    assertThat(SignedWebhooks.signature("my-secret-key", body))
        .isEqualTo("6154ef3eb196d832035bd129d19797faa8662eb5123a027059ce52a85d038361");
  }
}
