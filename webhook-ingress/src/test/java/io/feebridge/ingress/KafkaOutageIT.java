package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.schemas.PaymentReported;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** What is answered while Kafka is away, and what stands in the topics afterwards. */
class KafkaOutageIT {

  private static final String PATH = "/webhooks/jodo/north";
  private static final String NO_SPOOL = "feebridge.ingress.spool.enabled=false";

  /** max.block.ms + delivery.timeout.ms of application.yml, and what a busy machine adds. */
  private static final Duration ANSWERED_WITHIN = Duration.ofMillis(1_000 + 3_000 + 2_500);

  /** What a delivery into the spool takes, and what a busy machine adds. */
  private static final Duration AT_ONCE = Duration.ofMillis(900);

  @TempDir private Path folder;

  private final Map<String, byte[]> accepted = new HashMap<>();

  @Test
  void withoutKafkaAtStartDeliveriesAreSpooledAndStandInTheTopicsWhenItComes() throws IOException {
    int port = freePort();
    try (Ingress ingress = Ingress.startOn(folder, "127.0.0.1:" + port)) {
      assertThat(status(ingress, "readiness")).as("the spool takes deliveries").isEqualTo(200);
      assertThat(status(ingress, "liveness")).isEqualTo(200);
      accepted(ingress, "first");
      assertThat(
              ingress.post(PATH, body("absent"), "X-Jodo-Signature", "0".repeat(64)).statusCode())
          .as("what is forged is refused, Kafka or not")
          .isEqualTo(401);
      awaitAway(ingress);
      for (int i = 0; i < 20; i++) {
        assertThat(accepted(ingress, "absent-" + i)).isLessThan(AT_ONCE);
      }
      equationHolds(ingress, 21, 0);
    }
    // A spool outlives its process: the next one finds it, and Kafka.
    EmbeddedKafkaKraftBroker kafka = broker();
    try (Ingress ingress = Ingress.startOn(folder, kafka.getBrokersAsString())) {
      awaitDrained(ingress);
      accepted(ingress, "after");
      equationHolds(ingress, 0, 21);
      everythingAcceptedStandsThereUnchanged(kafka);
    } finally {
      kafka.destroy();
    }
  }

  @Test
  void anOutageLosesNothingAndCostsNo503() {
    EmbeddedKafkaKraftBroker kafka = broker();
    try (Ingress ingress = Ingress.startOn(folder, kafka.getBrokersAsString())) {
      await().atMost(Duration.ofSeconds(30)).until(() -> status(ingress, "kafka") == 200);
      accepted(ingress, "before");

      var broker = kafka.getCluster().brokers().get(0);
      broker.shutdown();
      broker.awaitShutdown();
      assertThat(accepted(ingress, "first")).isLessThan(ANSWERED_WITHIN);
      awaitAway(ingress);
      assertThat(accepted(ingress, "during")).isLessThan(AT_ONCE);
      await().atMost(Duration.ofSeconds(30)).until(() -> status(ingress, "kafka") == 503);
      assertThat(status(ingress, "readiness")).isEqualTo(200);

      broker.startup();
      awaitDrained(ingress);
      await().until(() -> Samples.of(ingress).sum("spool_kafka_away") == 0);
      accepted(ingress, "after");
      equationHolds(ingress, 2, 2);
      everythingAcceptedStandsThereUnchanged(kafka);
    } finally {
      kafka.destroy();
    }
  }

  @Test
  void aNameThatTheDnsDoesNotKnowIsAnOutageToo() {
    try (Ingress ingress = Ingress.startOn(folder, "kafka.feebridge.invalid:9092")) {
      assertThat(accepted(ingress, "nameless")).isLessThan(AT_ONCE);
      assertThat(status(ingress, "readiness")).isEqualTo(200);
      assertThat(status(ingress, "kafka")).isEqualTo(503);
    }
  }

  @Test
  void withoutASpoolAnOutageIsAnswered503InTime() throws IOException {
    try (Ingress ingress = Ingress.start("127.0.0.1:" + freePort(), NO_SPOOL)) {
      long began = System.nanoTime();
      HttpResponse<String> answer = ingress.postSigned(PATH, body("absent"), NORTH_SECRET);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).contains("60");
      assertThat(answer.body()).contains("urn:feebridge:problem:unavailable");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ANSWERED_WITHIN);
      assertThat(status(ingress, "liveness")).isEqualTo(200);
      assertThat(status(ingress, "readiness")).isEqualTo(503);
    }
  }

  @Test
  void aFullSpoolIsAnswered503AndNotReady() {
    try (Ingress ingress =
        Ingress.startOn(folder, "127.0.0.1:1", "feebridge.ingress.spool.max-deliveries=1")) {
      accepted(ingress, "fits");
      HttpResponse<String> answer = ingress.postSigned(PATH, body("more"), NORTH_SECRET);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).contains("60");
      assertThat(status(ingress, "readiness")).isEqualTo(503);
      equationHolds(ingress, 1, 0);
    }
  }

  private static EmbeddedKafkaKraftBroker broker() {
    EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1, Topics.NAMES);
    kafka.afterPropertiesSet();
    return kafka;
  }

  /** How long the 200 took. */
  private Duration accepted(Ingress ingress, String eventId) {
    byte[] body = body(eventId);
    accepted.put(eventId, body);
    long began = System.nanoTime();
    HttpResponse<String> answer = ingress.postSigned(PATH, body, NORTH_SECRET);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(eventId);
    return took;
  }

  private static void awaitAway(Ingress ingress) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Samples.of(ingress).sum("spool_kafka_away") == 1);
  }

  private static void awaitDrained(Ingress ingress) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Samples.of(ingress).sum("spool_deliveries_waiting") == 0);
  }

  /** Of {@link io.feebridge.ingress.spool.spring.SpoolMetrics}. */
  private static void equationHolds(Ingress ingress, long kept, long drained) {
    await()
        .untilAsserted(
            () -> {
              Samples now = Samples.of(ingress);
              assertThat(now.sum("spool_deliveries_kept")).isEqualTo(kept);
              assertThat(now.sum("deliveries_accepted", "topic", "spool")).isEqualTo(kept);
              assertThat(now.sum("spool_deliveries_drained")).isEqualTo(drained);
              assertThat(now.sum("spool_deliveries_found") + kept)
                  .isEqualTo(
                      drained
                          + now.sum("spool_deliveries_decided", "verb", "discard")
                          + now.sum("spool_deliveries_waiting")
                          + now.sum("spool_deliveries_set_aside"));
            });
  }

  private void everythingAcceptedStandsThereUnchanged(EmbeddedKafkaKraftBroker kafka) {
    var records = new Topics(kafka.getBrokersAsString()).all();
    assertThat(records).extracting(ConsumerRecord::topic).containsOnly(Topics.PAYMENTS);
    assertThat(records)
        .extracting(ConsumerRecord::key)
        .isSubsetOf(accepted.keySet())
        .containsAll(accepted.keySet());
    for (ConsumerRecord<String, SpecificRecord> one : records) {
      PaymentReported value = (PaymentReported) one.value();
      assertThat(value.getEvidence().getBody().array()).isEqualTo(accepted.get(one.key()));
      assertThat(value.getPayment().getId()).as("read when it was drained").isNotNull();
      assertThat(one.headers().lastHeader("traceparent")).isNotNull();
    }
  }

  private static int status(Ingress ingress, String component) {
    return ingress.get(ingress.management("/actuator/health/" + component)).statusCode();
  }

  private static byte[] body(String eventId) {
    return new String(Ingress.example("direct.payment.added"), UTF_8)
        .replace("00000000-0000-4000-8000-000000000101", eventId)
        .getBytes(UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
