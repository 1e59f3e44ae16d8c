package io.feebridge.ledger.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.testing.Contract;
import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestService;
import io.feebridge.ledger.testing.Told;
import io.feebridge.schemas.PaymentReported;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A service that can read nothing stops, says so, and goes on when an operator lets it. */
class BreakerApiIT {

  private static final String BREAKER = "/v1/consumers/payment-ledger/breaker";

  private static List<PaymentReported> unreadable(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                Told.that("flex.instalment.debited", "flex_" + i)
                    .unread("/payload/payment/amount", "10000.005")
                    .line("TUITION_FEE", null)
                    .report())
        .toList();
  }

  @Test
  void showsAnOpenBreakerAndClosesIt() {
    String topic = TestKafka.newTopic(1);
    TestKafka.createTopic(topic + "-dlt", 1);
    TestKafka.send(topic, unreadable(0, 120));
    TestDatabase database = TestDatabase.empty();
    Map<String, Object> settings =
        Map.of(
            "feebridge.ledger.inbox.longest-backoff",
            "300ms",
            "feebridge.ledger.breaker.version",
            "7");
    try (TestService service = TestService.start(database, topic, settings)) {
      patiently().until(() -> consumer(service).get("breaker").stringValue().equals("open"));
      JsonNode consumer = consumer(service);
      assertThat(consumer.get("version").stringValue()).isEqualTo("7");
      assertThat(consumer.get("running").booleanValue()).isTrue();
      assertThat(consumer.get("changed_by").isNull()).isTrue();
      patiently()
          .until(
              () ->
                  service
                      .management("/actuator/health")
                      .json()
                      .at("/components/breaker/status")
                      .stringValue(),
              "OUT_OF_SERVICE"::equals);
      assertThat(service.management("/actuator/health/readiness").status()).isEqualTo(200);
      assertThat(database.count("quarantined_records")).isZero();

      JsonNode dry = service.post(BREAKER, "operator:operator", "{\"allow\":true}").json();
      Contract.assertIs("BreakerChange", dry);
      assertThat(consumer(service).get("breaker").stringValue()).isEqualTo("open");
      JsonNode done =
          service
              .post(
                  BREAKER,
                  "operator:operator",
                  "{\"allow\":true,\"records\":120,\"dry_run\":false,\"reason\":\"known garbage\"}")
              .json();
      Contract.assertIs("BreakerChange", done);
      assertThat(done.at("/consumer/changed_by").stringValue()).isEqualTo("operator");

      patiently().until(() -> database.count("quarantined_records") == 120);
      patiently().until(() -> consumer(service).get("breaker").stringValue().equals("closed"));
      patiently()
          .until(
              () ->
                  service
                      .management("/actuator/health")
                      .json()
                      .at("/components/breaker/status")
                      .stringValue(),
              "UP"::equals);
    }
  }

  private static JsonNode consumer(TestService service) {
    JsonNode consumers = service.get("/v1/consumers").json();
    Contract.assertIs("Consumers", consumers);
    return consumers.get("consumers").get(0);
  }

  /** A loaded machine is slow and not wrong. */
  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
