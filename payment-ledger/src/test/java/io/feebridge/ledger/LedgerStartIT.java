package io.feebridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestService;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

/** What the settings decide at the start. */
class LedgerStartIT {

  @Test
  void letsNobodyInWhenNobodyIsNamed() {
    try (TestService service =
        TestService.start(
            TestDatabase.empty(),
            TestKafka.newTopic(1),
            Map.of(
                "spring.profiles.active", "",
                "spring.kafka.properties.schema.registry.url", "http://localhost:9/"))) {
      assertThat(service.get("/v1/trial-balance").status()).isEqualTo(401);
      assertThat(service.management("/actuator/health/liveness").status()).isEqualTo(200);
    }
  }

  @Test
  void refusesSchemasFromTheJarOutsideTheDemo() {
    assertThatThrownBy(
            () ->
                TestService.start(
                    TestDatabase.empty(),
                    TestKafka.newTopic(1),
                    Map.of(
                        "spring.profiles.active", "",
                        "spring.kafka.properties.schema.registry.url", "bundled:")))
        .hasRootCauseInstanceOf(ConfigException.class);
  }
}
