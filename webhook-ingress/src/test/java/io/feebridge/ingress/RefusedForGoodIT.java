package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.schemas.UnrecognisedDelivery;
import io.feebridge.schemas.UnrecognisedReason;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A record that is larger than Kafka takes, though its body is not. */
class RefusedForGoodIT {

  @Test
  void aRecordThatKafkaRefusesForGoodIsKeptWithoutItsReading() {
    byte[] body = longReading();
    try (TestKafka kafka = TestKafka.start(1);
        Ingress ingress =
            Ingress.start(
                kafka.bootstrapServers(),
                "spring.kafka.producer.properties.max.request.size=1500000")) {
      HttpResponse<String> answer = ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET);
      assertThat(answer.body()).isEqualTo("{\"status\":\"accepted\",\"event_id\":\"huge\"}");
      var records = new Topics(kafka.bootstrapServers()).all();
      assertThat(records).hasSize(1);
      UnrecognisedDelivery kept = (UnrecognisedDelivery) records.getFirst().value();
      assertThat(kept.getReason()).isEqualTo(UnrecognisedReason.UNPROJECTABLE);
      assertThat(kept.getEventId()).isEqualTo("huge");
      assertThat(kept.getEvidence().getBody().array()).isEqualTo(body);
    }
  }

  @Test
  void aRecordThatKafkaRefusesEvenWithoutItsReadingIsAcceptedSetAsideAndHoldsUpNobody() {
    byte[] body = longReading();
    byte[] small = Ingress.example("direct.payment.added");
    try (TestKafka kafka = TestKafka.start(1);
        Ingress ingress =
            Ingress.start(
                kafka.bootstrapServers(),
                "spring.kafka.producer.properties.max.request.size=100000")) {
      HttpResponse<String> answer = ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET);
      assertThat(answer.body()).isEqualTo("{\"status\":\"accepted\",\"event_id\":\"huge\"}");
      assertThat(ingress.postSigned("/webhooks/jodo/north", small, NORTH_SECRET).statusCode())
          .isEqualTo(200);
      assertThat(new Topics(kafka.bootstrapServers()).all()).as("the small one alone").hasSize(1);
      Samples samples = Samples.of(ingress);
      assertThat(samples.sum("spool_deliveries_set_aside")).isEqualTo(1);
      assertThat(samples.sum("spool_deliveries_put_aside", "reason", "refused_for_good"))
          .isEqualTo(1);
      assertThat(samples.sum("spool_deliveries_waiting")).isZero();
    }
  }

  private static byte[] longReading() {
    String line =
        "{\"fee_component\":\"%s\",\"settlement_utr\":\"%s\"},"
            .formatted("é".repeat(511), "é".repeat(511));
    byte[] body =
        ("{\"event_id\":\"huge\",\"event\":\"direct.payment.added\",\"payload\":{\"payment\":"
                + "{\"details\":["
                + line.repeat(480)
                + "{}]}}}")
            .getBytes(UTF_8);
    assertThat(body.length).isBetween(900_000, 1_048_576);
    return body;
  }
}
