package io.feebridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is done before the first delivery leaves nothing behind. */
class WarmUpIT {

  @Test
  void theRehearsalReachesTheProducerAndNothingReachesKafka() {
    try (TestKafka kafka = TestKafka.start(2);
        Ingress ingress = Ingress.start(kafka.bootstrapServers())) {
      ingress.awaitReady();
      String metrics = ingress.get(ingress.management("/actuator/prometheus")).body();
      assertThat(metrics)
          .contains("feebridge_ingress_deliveries_received_total{collector=\"north\"} 0.0")
          .doesNotContain("rehearsal");
      assertThat(ingress.asked("viewer", "GET", "/v1/rejections").body()).contains("\"total\":0");
      assertThat(new Topics(kafka.bootstrapServers()).all()).isEmpty();

      byte[] body = Ingress.example("direct.payment.added");
      long began = System.nanoTime();
      assertThat(
              ingress.postSigned("/webhooks/jodo/north", body, Ingress.NORTH_SECRET).statusCode())
          .isEqualTo(200);
      System.out.printf("first delivery: %d ms%n", (System.nanoTime() - began) / 1_000_000);
      assertThat(new Topics(kafka.bootstrapServers()).all()).hasSize(1);
    }
  }

  @Test
  void withoutKafkaTheServiceStartsAllTheSame() {
    try (Ingress ingress = Ingress.start("127.0.0.1:1")) {
      assertThat(ingress.get(ingress.management("/actuator/health/liveness")).statusCode())
          .isEqualTo(200);
    }
  }
}
