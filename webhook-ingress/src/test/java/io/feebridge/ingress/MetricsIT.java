package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.HEADER_VALUE;
import static io.feebridge.ingress.Ingress.NORTH_NEXT_SECRET;
import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static io.feebridge.ingress.Ingress.SOUTH_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * The equation of {@link IngressMetrics}, read from Prometheus while every outcome there is happens
 * over real HTTP.
 */
class MetricsIT {

  private static final String PATH = "/webhooks/jodo/north";
  private static final String NO_SPOOL = "feebridge.ingress.spool.enabled=false";
  private static final byte[] BODY = Ingress.example("direct.payment.added");

  private final Set<String> rejected = new TreeSet<>();
  private final Set<String> unavailable = new TreeSet<>();
  private final Set<String> possible = new TreeSet<>();

  @Test
  void receivedIsAcceptedAndRejectedAndUnavailableWhateverHappens() throws Exception {
    EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1, Topics.NAMES);
    kafka.brokerProperty(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    kafka.brokerProperty("allow.everyone.if.no.acl.found", "true");
    kafka.afterPropertiesSet();
    try {
      answeredWithoutAWait(kafka);
      turnedAwayByLimits(kafka);
      notSerialized(kafka);
      tooLargeForKafka(kafka);
      aFaultOfOurs(kafka);
      notAuthorised(kafka);
    } finally {
      kafka.destroy();
    }
    kafkaAwayAndNoPermitLeft();
    neitherKafkaNorTheSpoolTakesIt();

    Set<String> seen = new TreeSet<>(rejected);
    seen.addAll(unavailable);
    assertThat(seen).as("every cause there is has happened").isEqualTo(possible);
  }

  private void answeredWithoutAWait(EmbeddedKafkaKraftBroker kafka) throws IOException {
    try (Ingress ingress = ready(kafka, "feebridge.ingress.read-deadline=700ms")) {
      accepted(ingress);
      refused(ingress);
      Samples samples = settled(ingress, 22);
      assertThat(samples.sum("deliveries_accepted")).isEqualTo(8);
      assertThat(samples.sum("deliveries_accepted", "collector", "north", "key", "north-1"))
          .isEqualTo(6);
      assertThat(samples.sum("deliveries_accepted", "key", "north-2")).isEqualTo(1);
      assertThat(samples.sum("deliveries_accepted", "key", "south-1")).isEqualTo(1);
      assertThat(samples.sum("deliveries_accepted", "topic", Topics.UNRECOGNISED)).isEqualTo(1);
      assertThat(samples.sum("deliveries_misrouted", "collector", "north")).isEqualTo(1);
      assertThat(samples.sum("bodies_unrecognised", "reason", "not_json")).isEqualTo(1);
      assertThat(samples.sum("fields_unread", "reason", "too_precise")).isEqualTo(1);
      assertThat(samples.sum("deliveries_rejected", "cause", "signature_wrong")).isEqualTo(2);
      assertThat(samples.sum("deliveries_rejected", "collector", "unknown")).isEqualTo(3);
      assertThat(samples.sum("deliveries_rejected", "cause", "body_too_large")).isEqualTo(2);
      assertThat(samples.sum("deliveries_unavailable")).isZero();
    }
  }

  /**
   * Eight: the first twice, as Jodo does; the last by a sender that does not wait for the answer.
   */
  private static void accepted(Ingress ingress) throws IOException {
    byte[] precise = new String(BODY, UTF_8).replace("5000.0", "5000.005").getBytes(UTF_8);
    ingress.postSigned(PATH, BODY, NORTH_SECRET);
    ingress.postSigned(PATH, BODY, NORTH_SECRET);
    ingress.postSigned(PATH, precise, NORTH_SECRET);
    ingress.postSigned(PATH + "/direct.payment.updated", BODY, NORTH_SECRET);
    ingress.postSigned(PATH + "/direct.payment.added", BODY, NORTH_NEXT_SECRET);
    ingress.postSigned(PATH, "x".getBytes(UTF_8), NORTH_SECRET);
    ingress.postSigned("/webhooks/jodo/south", BODY, SOUTH_SECRET, "X-Institute-Key", HEADER_VALUE);
    RawRequest.gone(ingress.port(), "north", BODY, Ingress.signature(NORTH_SECRET, BODY));
  }

  /** Fourteen. */
  private static void refused(Ingress ingress) throws IOException {
    String signature = Ingress.signature(NORTH_SECRET, BODY);
    ingress.postSigned(PATH, BODY, "wrong");
    ingress.postSigned(PATH, BODY, "wrong", "traceparent", "00-" + "ab".repeat(16) + "-x");
    ingress.post(PATH, BODY);
    ingress.post(PATH, BODY, "X-Jodo-Signature", "abc");
    ingress.post(PATH, BODY, "X-Jodo-Signature", signature, "X-Jodo-Signature", signature);
    ingress.postSigned("/webhooks/jodo/bare", BODY, "any");
    ingress.postSigned("/webhooks/jodo/bare", BODY, "any", "X-Institute-Key", HEADER_VALUE);
    ingress.postSigned("/webhooks/jodo/elsewhere", BODY, NORTH_SECRET);
    ingress.get(ingress.url("/webhooks/jodo/elsewhere"));
    ingress.postSigned("/webhooks/jodo/north%00", BODY, NORTH_SECRET);
    ingress.postSigned(PATH, new byte[1024 * 1024 + 1], NORTH_SECRET);
    ingress.postSigned(PATH, new byte[10_000_000], NORTH_SECRET);
    RawRequest.unfinished(ingress.port(), "north", Duration.ofSeconds(10));
    RawRequest.aborted(ingress.port(), "north");
    assertThat(ingress.get(ingress.url("/elsewhere")).statusCode())
        .as("no delivery, not counted")
        .isEqualTo(404);
  }

  private void turnedAwayByLimits(EmbeddedKafkaKraftBroker kafka) {
    try (Ingress ingress =
        ready(
            kafka,
            "feebridge.collectors.north.addresses[0]=192.0.2.1",
            "feebridge.collectors.open.signing-keys[0].id=open-1",
            "feebridge.collectors.open.signing-keys[0].secret=" + NORTH_SECRET,
            "feebridge.ingress.body-memory=64KB",
            "feebridge.ingress.failures.burst=1",
            "feebridge.ingress.failures.refill=1h")) {
      assertThat(ingress.postSigned(PATH, BODY, NORTH_SECRET).statusCode()).isEqualTo(403);
      assertThat(ingress.postSigned(PATH, new byte[4_000], "x").statusCode()).isEqualTo(403);
      String open = "/webhooks/jodo/open";
      assertThat(ingress.postSigned(open, new byte[100_000], "x").statusCode()).isEqualTo(503);
      assertThat(ingress.postSigned(open, BODY, "wrong").statusCode()).isEqualTo(401);
      assertThat(ingress.postSigned(open, BODY, "wrong").statusCode()).isEqualTo(429);
      Samples samples = settled(ingress, 5);
      assertThat(samples.sum("deliveries_rejected", "cause", "address")).isEqualTo(2);
      assertThat(samples.sum("deliveries_rejected", "cause", "no_memory")).isEqualTo(1);
    }
  }

  private void notSerialized(EmbeddedKafkaKraftBroker kafka) {
    try (Ingress ingress =
        ready(
            kafka,
            NO_SPOOL,
            "spring.kafka.producer.properties.schema.registry.url=http://127.0.0.1:1")) {
      unavailable(ingress, PATH);
      settled(ingress, 1);
    }
  }

  private void tooLargeForKafka(EmbeddedKafkaKraftBroker kafka) {
    try (Ingress ingress =
        ready(kafka, NO_SPOOL, "spring.kafka.producer.properties.max.request.size=1000")) {
      unavailable(ingress, PATH);
      settled(ingress, 1);
    }
  }

  private void aFaultOfOurs(EmbeddedKafkaKraftBroker kafka) {
    try (Ingress ingress =
        ready(
            kafka,
            NO_SPOOL,
            "spring.kafka.producer.properties.partitioner.class=" + Faulty.class.getName())) {
      unavailable(ingress, PATH);
      settled(ingress, 1);
    }
  }

  private void notAuthorised(EmbeddedKafkaKraftBroker kafka) throws Exception {
    try (Ingress ingress = ready(kafka, NO_SPOOL)) {
      AclBinding denied =
          new AclBinding(
              new ResourcePattern(ResourceType.TOPIC, Topics.PAYMENTS, PatternType.LITERAL),
              new AccessControlEntry(
                  "User:ANONYMOUS", "*", AclOperation.WRITE, AclPermissionType.DENY));
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.getBrokersAsString()))) {
        admin.createAcls(List.of(denied)).all().get();
      }
      unavailable(ingress, PATH);
      settled(ingress, 1);
    }
  }

  private void kafkaAwayAndNoPermitLeft() {
    try (Ingress ingress = Ingress.start("127.0.0.1:1", NO_SPOOL, "feebridge.ingress.permits=1");
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> sent = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        sent.add(CompletableFuture.runAsync(() -> unavailable(ingress, PATH), senders));
      }
      sent.forEach(CompletableFuture::join);
      Samples samples = settled(ingress, 6);
      assertThat(samples.sum("deliveries_unavailable", "cause", "kafka_timeout")).isPositive();
    }
  }

  private void neitherKafkaNorTheSpoolTakesIt() {
    try (Ingress ingress =
        Ingress.start("127.0.0.1:1", "feebridge.ingress.spool.max-deliveries=1")) {
      assertThat(ingress.postSigned(PATH, BODY, NORTH_SECRET).statusCode()).isEqualTo(200);
      unavailable(ingress, PATH);
      Samples samples = settled(ingress, 2);
      assertThat(samples.sum("deliveries_accepted", "topic", "spool")).isEqualTo(1);
      assertThat(samples.sum("spool_deliveries_kept")).isEqualTo(1);
      assertThat(samples.sum("spool_deliveries_not_kept", "why", "no_room")).isEqualTo(1);
    }
  }

  private static Ingress ready(EmbeddedKafkaKraftBroker kafka, String... settings) {
    Ingress ingress = Ingress.start(kafka.getBrokersAsString(), settings);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                ingress.get(ingress.management("/actuator/health/readiness")).statusCode() == 200);
    return ingress;
  }

  private static void unavailable(Ingress ingress, String path) {
    assertThat(ingress.postSigned(path, BODY, NORTH_SECRET).statusCode()).isEqualTo(503);
  }

  /** The counters when no delivery is on its way any more. */
  private Samples settled(Ingress ingress, int received) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> Samples.of(ingress).equationHolds(received));
    Samples samples = Samples.of(ingress);
    rejected.addAll(samples.values("deliveries_rejected", "cause", 0));
    unavailable.addAll(samples.values("deliveries_unavailable", "cause", 0));
    possible.addAll(samples.values("deliveries_rejected", "cause", -1));
    possible.addAll(samples.values("deliveries_unavailable", "cause", -1));
    return samples;
  }

  /** Fails in the producer, behind the serializer and before Kafka. */
  public static final class Faulty implements Partitioner {

    @Override
    public int partition(
        String topic,
        Object key,
        byte[] keyBytes,
        Object value,
        byte[] valueBytes,
        Cluster cluster) {
      throw new IllegalStateException("as told");
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
  }
}
