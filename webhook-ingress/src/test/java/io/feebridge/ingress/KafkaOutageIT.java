package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** What is answered while Kafka is away, and what stands in the topics afterwards. */
class KafkaOutageIT {

  private static final String PATH = "/webhooks/jodo/north";

  /** max.block.ms + delivery.timeout.ms of application.yml, and what a busy machine adds. */
  private static final Duration ANSWERED_WITHIN = Duration.ofMillis(1_000 + 3_000 + 2_500);

  @Test
  void withoutKafkaAtStartTheServiceStartsAnswers503AndIsAliveButNotReady() throws IOException {
    try (Ingress ingress = Ingress.start("127.0.0.1:" + freePort())) {
      unavailableInTime(ingress, "absent");
      assertThat(status(ingress, "liveness")).isEqualTo(200);
      assertThat(status(ingress, "readiness")).isEqualTo(503);
      assertThat(
              ingress.post(PATH, body("absent"), "X-Jodo-Signature", "0".repeat(64)).statusCode())
          .as("what is forged is refused, Kafka or not")
          .isEqualTo(401);
    }
  }

  @Test
  void anOutageIsAnswered503AndNothingIsLostOrHalfWritten() {
    EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1, Topics.NAMES);
    kafka.afterPropertiesSet();
    String bootstrapServers = kafka.getBrokersAsString();
    Set<String> accepted = new HashSet<>();
    Set<String> sent = new HashSet<>();
    try (Ingress ingress = Ingress.start(bootstrapServers)) {
      await().atMost(Duration.ofSeconds(30)).until(() -> status(ingress, "readiness") == 200);
      deliver(ingress, "before", sent, accepted);
      assertThat(accepted).containsExactly("before");

      var broker = kafka.getCluster().brokers().get(0);
      broker.shutdown();
      broker.awaitShutdown();
      sent.add("during");
      unavailableInTime(ingress, "during");
      await().atMost(Duration.ofSeconds(30)).until(() -> status(ingress, "readiness") == 503);
      assertThat(status(ingress, "liveness")).isEqualTo(200);

      broker.startup();
      await().atMost(Duration.ofSeconds(60)).until(() -> status(ingress, "readiness") == 200);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> deliver(ingress, "after", sent, accepted) == 200);
      assertThat(new Topics(bootstrapServers).all())
          .allSatisfy(
              record -> {
                assertThat(sent).contains(record.key());
                assertThat(record.topic()).isEqualTo(Topics.PAYMENTS);
              })
          .extracting(record -> record.key())
          .containsAll(accepted);
    } finally {
      kafka.destroy();
    }
  }

  private static void unavailableInTime(Ingress ingress, String eventId) {
    long began = System.nanoTime();
    HttpResponse<String> answer = ingress.postSigned(PATH, body(eventId), NORTH_SECRET);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).contains("60");
    assertThat(answer.body()).contains("urn:feebridge:problem:unavailable");
    assertThat(took).isLessThan(ANSWERED_WITHIN);
    System.out.printf("503 after %d ms%n", took.toMillis());
  }

  private static int deliver(
      Ingress ingress, String eventId, Set<String> sent, Set<String> accepted) {
    sent.add(eventId);
    int status = ingress.postSigned(PATH, body(eventId), NORTH_SECRET).statusCode();
    if (status == 200) {
      accepted.add(eventId);
    }
    return status;
  }

  private static int status(Ingress ingress, String probe) {
    return ingress.get(ingress.management("/actuator/health/" + probe)).statusCode();
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
