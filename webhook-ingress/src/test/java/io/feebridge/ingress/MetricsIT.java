package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_NEXT_SECRET;
import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The equation of {@link IngressMetrics}, read from Prometheus after one delivery of each kind. */
class MetricsIT {

  private static final Pattern SAMPLE =
      Pattern.compile("(feebridge_ingress_[a-z_]+)\\{([^}]*)} ([0-9.E]+)");
  private static final String PATH = "/webhooks/jodo/north";

  private final Map<String, Double> samples = new TreeMap<>();

  @Test
  void receivedIsAcceptedAndRejectedAndUnavailable() throws IOException {
    EmbeddedKafkaKraftBroker kafka =
        new EmbeddedKafkaKraftBroker(1, 1, Topics.PAYMENTS, Topics.UNRECOGNISED);
    kafka.afterPropertiesSet();
    try (Ingress ingress =
        Ingress.start(kafka.getBrokersAsString(), "feebridge.ingress.read-deadline=700ms")) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  ingress.get(ingress.management("/actuator/health/readiness")).statusCode()
                      == 200);
      oneOfEachKind(ingress);
      kafka.destroy();
      ingress.postSigned(PATH, Ingress.example("direct.payment.added"), NORTH_SECRET);
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> equationHolds(ingress));

      assertThat(samples)
          .containsEntry("deliveries_accepted{north,north-1,jodo.payments.v1}", 2.0)
          .containsEntry("deliveries_accepted{north,north-2,jodo.payments.v1}", 1.0)
          .containsEntry("deliveries_accepted{north,north-1,jodo.unrecognised.v1}", 1.0)
          .containsEntry("deliveries_rejected{signature_wrong,north}", 1.0)
          .containsEntry("deliveries_rejected{signature_missing,north}", 1.0)
          .containsEntry("deliveries_rejected{signature_malformed,north}", 1.0)
          .containsEntry("deliveries_rejected{custom_header,bare}", 1.0)
          .containsEntry("deliveries_rejected{unknown_collector,unknown}", 1.0)
          .containsEntry("deliveries_rejected{method_not_allowed,north}", 1.0)
          .containsEntry("deliveries_rejected{body_too_large,north}", 1.0)
          .containsEntry("deliveries_rejected{body_too_slow,north}", 1.0)
          .containsEntry("deliveries_rejected{aborted,north}", 1.0)
          .containsEntry("deliveries_unavailable{kafka_timeout,north}", 1.0)
          .containsEntry("deliveries_misrouted{north}", 1.0)
          .containsEntry("bodies_unrecognised{north,not_json}", 1.0)
          .containsEntry("fields_unread{north,too_precise}", 1.0);
    }
  }

  private static void oneOfEachKind(Ingress ingress) throws IOException {
    byte[] body = Ingress.example("direct.payment.added");
    byte[] precise = new String(body, UTF_8).replace("5000.0", "5000.005").getBytes(UTF_8);
    ingress.postSigned(PATH, precise, NORTH_SECRET);
    ingress.postSigned(PATH + "/direct.payment.updated", body, NORTH_SECRET);
    ingress.postSigned(PATH + "/direct.payment.added", body, NORTH_NEXT_SECRET);
    ingress.postSigned(PATH, "x".getBytes(UTF_8), NORTH_SECRET);
    ingress.postSigned(PATH, body, "wrong");
    ingress.post(PATH, body);
    ingress.post(PATH, body, "X-Jodo-Signature", "abc");
    ingress.postSigned("/webhooks/jodo/bare", body, "any");
    ingress.postSigned("/webhooks/jodo/elsewhere", body, NORTH_SECRET);
    ingress.get(ingress.url(PATH));
    ingress.postSigned(PATH, new byte[1024 * 1024 + 1], NORTH_SECRET);
    RawRequest.unfinished(ingress.port(), "north", Duration.ofSeconds(10));
    RawRequest.aborted(ingress.port(), "north");
  }

  private void equationHolds(Ingress ingress) {
    read(ingress);
    assertThat(sum("deliveries_received")).isEqualTo(14);
    assertThat(sum("deliveries_received"))
        .isEqualTo(
            sum("deliveries_accepted")
                + sum("deliveries_rejected")
                + sum("deliveries_unavailable"));
  }

  private double sum(String name) {
    return samples.entrySet().stream()
        .filter(e -> e.getKey().startsWith(name + "{"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private void read(Ingress ingress) {
    samples.clear();
    Matcher matcher =
        SAMPLE.matcher(ingress.get(ingress.management("/actuator/prometheus")).body());
    while (matcher.find()) {
      String name = matcher.group(1).replace("feebridge_ingress_", "").replaceAll("_total$", "");
      String tags = matcher.group(2).replaceAll("[a-z]+=\"([^\"]*)\"", "$1");
      samples.put(name + "{" + tags + "}", Double.valueOf(matcher.group(3)));
    }
    assertThat(samples).isNotEmpty();
  }
}
