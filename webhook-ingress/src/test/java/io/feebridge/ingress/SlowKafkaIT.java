package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.schemas.PaymentReported;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Slow is not away: the stated deadline decides, before a real broker whose answers come late. */
class SlowKafkaIT {

  private static final String PATH = "/webhooks/jodo/north";

  /** Far above what is usual, below the 3 s of delivery.timeout.ms by what a busy machine needs. */
  private static final Duration SLOW = Duration.ofMillis(1_600);

  /** Longer than anything waits. */
  private static final Duration TOO_SLOW = Duration.ofMinutes(2);

  private static final SlowWire wire = new SlowWire();
  private static final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private static EmbeddedKafkaKraftBroker kafka;

  @TempDir private Path folder;

  private final Map<String, byte[]> sent = new HashMap<>();

  @BeforeAll
  static void start() {
    kafka = new EmbeddedKafkaKraftBroker(1, 1);
    kafka.brokerProperty("advertised.listeners", "EXTERNAL://localhost:" + wire.port());
    kafka.afterPropertiesSet();
    String address = kafka.getBrokersAsString();
    wire.leadTo(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
    kafka.addTopics(Topics.NAMES);
  }

  @AfterAll
  static void stop() {
    wire.delay(Duration.ZERO);
    kafka.destroy();
    wire.close();
    senders.close();
  }

  @Test
  void whatIsAcknowledgedLateButInTimeIsOnItsTopicAndNeverInTheSpool() {
    try (Ingress ingress = ready()) {
      accepted(ingress, List.of("usual"));
      wire.delay(SLOW);
      long began = System.nanoTime();
      accepted(ingress, List.of("slow-1", "slow-2", "slow-3", "slow-4", "slow-5"));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).as("it was slow").isGreaterThan(SLOW);

      Samples samples = Samples.of(ingress);
      assertThat(samples.sum("spool_deliveries_kept")).isZero();
      assertThat(samples.sum("spool_kafka_away")).isZero();
      assertThat(samples.sum("deliveries_accepted", "topic", Topics.PAYMENTS)).isEqualTo(6);
      assertThat(ingress.asked("viewer", "GET", "/v1/spool").body())
          .contains("\"waiting\":0", "\"set_aside\":0");
      wire.delay(Duration.ZERO);
      assertThat(duplicates()).isZero();
    } finally {
      wire.delay(Duration.ZERO);
    }
  }

  @Test
  void whatIsAcknowledgedTooLateIsSpooledAndDrainedAndNothingIsLost() {
    try (Ingress ingress = ready()) {
      accepted(ingress, List.of("before"));
      wire.delay(TOO_SLOW);
      accepted(ingress, List.of("late-1", "late-2", "late-3"));

      Samples slow = Samples.of(ingress);
      assertThat(slow.sum("spool_deliveries_kept", "cause", "not_acknowledged")).isEqualTo(3);
      assertThat(slow.sum("spool_deliveries_kept")).isEqualTo(3);
      assertThat(slow.sum("deliveries_accepted", "topic", "spool")).isEqualTo(3);
      assertThat(ingress.asked("viewer", "GET", "/v1/spool").body()).contains("\"waiting\":3");

      wire.delay(Duration.ZERO);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                assertThat(Samples.of(ingress).sum("spool_deliveries_drained")).isEqualTo(3);
                assertThat(Samples.of(ingress).sum("spool_kafka_away")).isZero();
              });
      assertThat(ingress.asked("viewer", "GET", "/v1/spool").body()).contains("\"waiting\":0");
      Samples after = Samples.of(ingress);
      assertThat(duplicates())
          .as("the broker had them: each may be there once more, and once for each vain try")
          .isPositive()
          .isLessThanOrEqualTo(
              (long)
                  (after.sum("spool_deliveries_kept", "cause", "not_acknowledged")
                      + after.sum("spool_deliveries_not_drained")));
      after.equationHolds(4);
    } finally {
      wire.delay(Duration.ZERO);
    }
  }

  /** With the patience of application.yml, not with that of other tests. */
  private Ingress ready() {
    Ingress ingress =
        Ingress.startOn(folder, "localhost:" + wire.port(), "feebridge.ingress.watch-patience=3s");
    ingress.awaitReady();
    await()
        .until(
            () -> ingress.get(ingress.management("/actuator/health/kafka")).body().contains("UP"));
    return ingress;
  }

  /** All at once, each answered 200. */
  private void accepted(Ingress ingress, List<String> eventIds) {
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (String eventId : eventIds) {
      byte[] body = body(eventId);
      sent.put(eventId, body);
      answers.add(
          CompletableFuture.supplyAsync(
              () -> ingress.postSigned(PATH, body, NORTH_SECRET).statusCode(), senders));
    }
    assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
  }

  /** Records beyond one for each delivery of this test; each of those is there, unchanged. */
  private long duplicates() {
    Map<String, Long> counts = new HashMap<>();
    for (ConsumerRecord<String, SpecificRecord> one :
        new Topics(kafka.getBrokersAsString()).all(Topics.PAYMENTS)) {
      byte[] body = sent.get(one.key());
      if (body != null) {
        counts.merge(one.key(), 1L, Long::sum);
        assertThat(((PaymentReported) one.value()).getEvidence().getBody().array()).isEqualTo(body);
      }
    }
    assertThat(counts.keySet()).isEqualTo(sent.keySet());
    return counts.values().stream().mapToLong(count -> count - 1).sum();
  }

  private static byte[] body(String eventId) {
    return new String(Ingress.example("direct.payment.added"), UTF_8)
        .replace("00000000-0000-4000-8000-000000000101", eventId)
        .getBytes(UTF_8);
  }
}
