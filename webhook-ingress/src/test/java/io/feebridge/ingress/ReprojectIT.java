package io.feebridge.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.ingress.event.Drift;
import io.feebridge.ingress.event.SyntheticBodies;
import io.feebridge.ingress.publishing.BodyHash;
import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.PlanReported;
import io.feebridge.schemas.ReceivedHeader;
import io.feebridge.schemas.Source;
import io.feebridge.schemas.Unread;
import io.feebridge.schemas.UnreadReason;
import io.feebridge.schemas.UnrecognisedDelivery;
import io.feebridge.schemas.UnrecognisedReason;
import io.feebridge.schemas.wire.AvroWireSerializer;
import io.feebridge.schemas.wire.GeneratedClasses;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an older version kept becomes what today's can read: once, and with its evidence. */
class ReprojectIT {

  private static final String MARK = "feebridge_reprojected_from";
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
  private static final Instant RECEIVED = Instant.parse("2026-11-01T10:00:00.123456Z");

  private static TestKafka kafka;
  private static Ingress ingress;

  private final JsonMapper json = new JsonMapper();

  static {
    GeneratedClasses.trust();
  }

  @BeforeAll
  static void start() {
    kafka = TestKafka.start(3);
    ingress = Ingress.start(kafka.bootstrapServers());
  }

  @AfterAll
  static void stop() {
    ingress.close();
    kafka.close();
  }

  @Test
  void whatBecameReadableIsPublishedOnceAndNothingElse() {
    byte[] order = SyntheticBodies.of("order.payment.settled", Drift.NONE);
    byte[] plan = SyntheticBodies.of("flex.mandate.expired", Drift.NONE);
    byte[] flex = SyntheticBodies.of("flex.instalment.debited", Drift.NONE);
    byte[] never = "{\"event\":\"moon.landing\",\"event_id\":\"moon\"}".getBytes(UTF_8);
    keep(Topics.UNRECOGNISED, "evt-order.payment.settled", unrecognised(order));
    keep(Topics.UNRECOGNISED, "evt-order.payment.settled", unrecognised(order)); // Jodo tried again
    keep(Topics.UNRECOGNISED, "evt-flex.mandate.expired", unrecognised(plan));
    keep(Topics.UNRECOGNISED, "moon", unrecognised(never));
    keep(Topics.PAYMENTS, "evt-flex.instalment.debited", unread(flex));
    keep(Topics.UNRECOGNISED, "no record", null);
    int before = stored();

    JsonNode dry = run("{}");
    assertThat(dry.path("state").asString()).isEqualTo("finished");
    assertThat(dry.path("republished").asInt()).isEqualTo(3);
    assertThat(stored()).isEqualTo(before);

    JsonNode real = run("{\"dry_run\":false,\"reason\":\"new version\"}");
    assertThat(real.path("examined").asInt()).isEqualTo(before);
    assertThat(counts(real))
        .containsExactlyInAnyOrder(
            "flex.instalment.debited unread republished jodo.payments.v1 1",
            "order.payment.settled not_carried republished jodo.payments.v1 1",
            "order.payment.settled not_carried already_there jodo.payments.v1 1",
            "flex.mandate.expired not_carried republished jodo.plans.v1 1",
            "moon.landing not_carried unchanged  1",
            " undecodable damaged  1");
    List<ConsumerRecord<String, SpecificRecord>> published = republished();
    assertThat(published).hasSize(3);

    ConsumerRecord<String, SpecificRecord> record = only(published, "evt-order.payment.settled");
    assertThat(record.topic()).isEqualTo(Topics.PAYMENTS);
    PaymentReported report = (PaymentReported) record.value();
    assertThat(report.getOrder().getId()).isEqualTo("order_12345");
    assertThat(report.getEvidence()).hasToString(evidence(order, List.of()).toString());
    assertThat(header(record, MARK)).startsWith(Topics.UNRECOGNISED + "-");
    assertThat(header(record, "traceparent")).isEqualTo(TRACE);
    assertThat(header(record, "ce_id")).isEqualTo("evt-order.payment.settled");
    assertThat(only(published, "evt-flex.mandate.expired").value())
        .isInstanceOf(PlanReported.class);
    PaymentReported whole =
        (PaymentReported) only(published, "evt-flex.instalment.debited").value();
    assertThat(whole.getPayment().getAmount()).isEqualTo("11000.00");
    assertThat(whole.getEvidence().getUnread()).isEmpty();

    JsonNode again = run("{\"dry_run\":false,\"reason\":\"once more\"}");
    assertThat(again.path("republished").asInt()).isZero();
    assertThat(stored()).isEqualTo(before + 3);

    JsonNode earlier =
        run("{\"from\":\"2020-01-01T00:00:00Z\",\"until\":\"2020-01-02T00:00:00Z\"}");
    assertThat(earlier.path("examined").asInt()).isZero();
  }

  @Test
  void onlyOperatorsBeginOneAndOnlyWithAReason() {
    String confirmed = "{\"dry_run\":false}";
    assertThat(ask("POST", "/v1/reprojections", "viewer", confirmed).statusCode()).isEqualTo(403);
    for (String wrong :
        List.of(
            confirmed,
            "{\"dry_run\":false,\"reason\":\"%s\"}".formatted("x".repeat(501)),
            "{\"max_records\":0}",
            "{\"from\":\"2026-11-02T00:00:00Z\",\"until\":\"2026-11-01T00:00:00Z\"}",
            "{\"from\":\"soon\"}",
            "no JSON")) {
      HttpResponse<String> answer = ask("POST", "/v1/reprojections", "operator", wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.body()).contains("urn:feebridge:problem:invalid-request");
    }
    assertThat(ask("GET", "/v1/reprojections/none", "viewer", "").statusCode()).isEqualTo(404);
  }

  private JsonNode run(String request) {
    HttpResponse<String> begun = ask("POST", "/v1/reprojections", "operator", request);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    String path = "/v1/reprojections/" + json.readTree(begun.body()).path("id").asString();
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> json.readTree(ask("GET", path, "viewer", "").body()),
            run -> !run.path("state").asString().equals("running"));
  }

  private static HttpResponse<String> ask(String method, String path, String user, String body) {
    return ingress.send(
        HttpRequest.newBuilder(ingress.operators(path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", Ingress.basic(user, user))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private static List<String> counts(JsonNode run) {
    return run.path("counts")
        .valueStream()
        .map(
            c ->
                String.join(
                    " ",
                    c.path("event").asString(),
                    c.path("was").asString(),
                    c.path("outcome").asString(),
                    c.path("to").asString(),
                    c.path("records").asString()))
        .toList();
  }

  /** How many records there are, readable or not. */
  private static int stored() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          Stream.of(Topics.NAMES)
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToInt(Long::intValue).sum();
    }
  }

  private static List<ConsumerRecord<String, SpecificRecord>> republished() {
    return new Topics(kafka.bootstrapServers())
        .all(Topics.PAYMENTS, Topics.STUDENTS, Topics.PLANS, Topics.LOANS).stream()
            .filter(r -> r.headers().lastHeader(MARK) != null)
            .toList();
  }

  private static ConsumerRecord<String, SpecificRecord> only(
      List<ConsumerRecord<String, SpecificRecord>> records, String key) {
    return records.stream().filter(r -> r.key().equals(key)).findFirst().orElseThrow();
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static UnrecognisedDelivery unrecognised(byte[] body) {
    String text = new String(body, UTF_8);
    String event = text.replaceAll("(?s).*\"event\": ?\"([^\"]*)\".*", "$1");
    String id = text.replaceAll("(?s).*\"event_id\": ?\"([^\"]*)\".*", "$1");
    return new UnrecognisedDelivery(
        id, event, UnrecognisedReason.NOT_CARRIED, evidence(body, List.of()));
  }

  /** As if the version of that day had not been able to read the amount. */
  private static PaymentReported unread(byte[] body) {
    return PaymentReported.newBuilder()
        .setEventId("evt-flex.instalment.debited")
        .setEvent("flex.instalment.debited")
        .setEvidence(
            evidence(
                body,
                List.of(
                    new Unread("/payload/payment/amount", "11000.0", UnreadReason.NOT_A_NUMBER))))
        .build();
  }

  private static Evidence evidence(byte[] body, List<Unread> unread) {
    return new Evidence(
        Source.WEBHOOK,
        "north",
        RECEIVED,
        "192.0.2.7",
        "north-1",
        BodyHash.of(body),
        ByteBuffer.wrap(body),
        Ingress.signature(Ingress.NORTH_SECRET, body),
        "application/json",
        null,
        unread,
        List.of(new ReceivedHeader("user-agent", "Jodo/1")));
  }

  /** Null: bytes that are no record. */
  private static void keep(String topic, String key, SpecificRecord value) {
    AvroWireSerializer values = new AvroWireSerializer();
    values.configure(
        Map.of("schema.registry.url", "bundled:", "feebridge.schemas.bundled.allowed", true),
        false);
    byte[] bytes = value == null ? "garbage".getBytes(UTF_8) : values.serialize(topic, value);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            (name, data) -> data)) {
      ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, bytes);
      record.headers().add("traceparent", TRACE.getBytes(UTF_8));
      producer.send(record);
    }
  }
}
