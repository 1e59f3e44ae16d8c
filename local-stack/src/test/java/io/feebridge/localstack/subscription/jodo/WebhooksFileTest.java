package io.feebridge.localstack.subscription.jodo;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.localstack.subscription.SubscriptionPlan;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WebhooksFileTest {

  @Test
  void theDemoIsToldOfAll36Events() {
    SubscriptionPlan plan =
        WebhooksFile.read(Path.of("../deploy/demo/webhooks.yml"))
            .to(URI.create("http://127.0.0.1:8081"));

    assertThat(plan.events()).hasSize(36).doesNotHaveDuplicates();
    assertThat(plan.url("cred.emi.debited"))
        .isEqualTo("http://127.0.0.1:8081/webhooks/jodo/demo/cred.emi.debited");
  }
}
