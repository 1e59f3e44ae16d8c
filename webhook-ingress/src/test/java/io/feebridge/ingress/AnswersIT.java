package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.HEADER_VALUE;
import static io.feebridge.ingress.Ingress.NORTH_NEXT_SECRET;
import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static io.feebridge.ingress.Ingress.SOUTH_SECRET;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.ReceivedHeader;
import io.feebridge.schemas.UnrecognisedDelivery;
import io.feebridge.schemas.UnrecognisedReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each row of the answer table, over real HTTP and a real broker. */
class AnswersIT {

  private static final TestKafka kafka = TestKafka.start(3);
  private static Topics topics;
  private static Ingress ingress;

  @BeforeAll
  static void start() {
    topics = new Topics(kafka.bootstrapServers());
    ingress = Ingress.start(kafka.bootstrapServers(), "feebridge.ingress.read-deadline=1s");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                ingress.get(ingress.management("/actuator/health/readiness")).statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    ingress.close();
    kafka.close();
  }

  @Test
  void aGenuineDeliveryIsOnKafkaWhenItIsAnswered() {
    byte[] body = body("accepted-1");
    Instant before = Instant.now().minusMillis(1);
    HttpResponse<String> answer =
        ingress.postSigned(
            "/webhooks/jodo/north/direct.payment.added",
            body,
            NORTH_SECRET,
            "Content-Type",
            "application/json",
            "X-Request-Id",
            "request-1",
            "Cookie",
            "session=a-secret");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(answer.body()).isEqualTo("{\"status\":\"accepted\",\"event_id\":\"accepted-1\"}");
    ConsumerRecord<String, SpecificRecord> record = only("accepted-1");
    assertThat(record.topic()).isEqualTo(Topics.PAYMENTS);
    PaymentReported payment = (PaymentReported) record.value();
    assertThat(payment.getPayment().getId()).isEqualTo("direct_3257");
    assertThat(payment.getPayment().getAmount()).isEqualTo("5000.00");
    assertThat(payment.getPayment().getLines()).hasSize(2);
    assertThat(payment.getOccurredAt()).isEqualTo(Instant.ofEpochSecond(1692011900));
    Evidence evidence = payment.getEvidence();
    assertThat(evidence.getBody().array()).isEqualTo(body);
    assertThat(evidence.getSignature()).isEqualTo(Ingress.signature(NORTH_SECRET, body));
    assertThat(evidence)
        .extracting(
            Evidence::getCollector,
            Evidence::getKeyId,
            Evidence::getSourceAddress,
            Evidence::getContentType,
            Evidence::getPathEvent)
        .containsExactly(
            "north", "north-1", "127.0.0.1", "application/json", "direct.payment.added");
    assertThat(evidence.getHeaders())
        .filteredOn(h -> !h.getName().equals("user-agent"))
        .extracting(ReceivedHeader::getName, ReceivedHeader::getValue)
        .containsExactly(
            tuple("content-type", "application/json"), tuple("x-request-id", "request-1"));
    assertThat(evidence.getReceivedAt()).isBetween(before, Instant.now());
    assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(record, "ce_id")).isEqualTo("accepted-1");
    assertThat(header(record, "ce_type")).isEqualTo("direct.payment.added");
    assertThat(header(record, "ce_source")).isEqualTo("/webhooks/jodo/north");
    assertThat(header(record, "ce_time")).isEqualTo("2023-08-14T11:18:20Z");
    assertThat(header(record, "content-type")).isEqualTo("application/avro");
  }

  @Test
  void aDuplicateIsAcceptedLikeTheFirst() {
    byte[] body = body("twice");
    assertThat(ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET).statusCode())
        .isEqualTo(200);
    assertThat(ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET).body())
        .isEqualTo("{\"status\":\"accepted\",\"event_id\":\"twice\"}");
    assertThat(topics.all()).filteredOn(r -> r.key().equals("twice")).hasSize(2);
  }

  @Test
  void bothLiveSecretsProveDuringARotation() {
    byte[] body = body("rotated");
    assertThat(ingress.postSigned("/webhooks/jodo/north", body, NORTH_NEXT_SECRET).statusCode())
        .isEqualTo(200);
    assertThat(evidence(only("rotated")).getKeyId()).isEqualTo("north-2");
  }

  @Test
  void upperCaseAndPaddingOfTheSignatureAreForgiven() {
    byte[] body = body("upper");
    String padded = "  " + Ingress.signature(NORTH_SECRET, body).toUpperCase(Locale.ROOT) + " ";
    assertThat(ingress.post("/webhooks/jodo/north", body, "x-jodo-signature", padded).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatIsNotProvedNeverReachesKafka() {
    byte[] body = body("forged");
    byte[] reserialized = new String(body, UTF_8).replace(": ", ":").getBytes(UTF_8);
    String right = Ingress.signature(NORTH_SECRET, body);
    String path = "/webhooks/jodo/north";
    long before = topics.all().size();

    refused(ingress.post(path, body));
    refused(ingress.post(path, body, "X-Jodo-Signature", ""));
    refused(ingress.post(path, body, "X-Jodo-Signature", right.substring(1)));
    refused(ingress.post(path, body, "X-Jodo-Signature", right + "0"));
    refused(ingress.post(path, body, "X-Jodo-Signature", "sha256=" + right));
    refused(ingress.post(path, body, "X-Jodo-Signature", "0".repeat(64)));
    refused(ingress.post(path, body, "X-Jodo-Signature", right, "X-Jodo-Signature", right));
    refused(ingress.post(path, body, "X-Jodo-Signature", right + "," + right));
    refused(ingress.post(path, reserialized, "X-Jodo-Signature", right));
    refused(ingress.postSigned(path, body, SOUTH_SECRET));
    refused(ingress.postSigned(path, body, SOUTH_SECRET, "X-Institute-Key", HEADER_VALUE));

    assertThat(topics.all()).hasSize((int) before).noneMatch(r -> r.key().equals("forged"));
  }

  @Test
  void theCustomHeaderIsDemandedBesideTheSignature() {
    byte[] body = body("south-1");
    String path = "/webhooks/jodo/south";
    refused(ingress.postSigned(path, body, SOUTH_SECRET));
    refused(ingress.postSigned(path, body, SOUTH_SECRET, "X-Institute-Key", "wrong"));
    refused(ingress.post(path, body, "X-Institute-Key", HEADER_VALUE));
    assertThat(topics.all()).noneMatch(r -> r.key().equals("south-1"));
    assertThat(
            ingress
                .postSigned(path, body, SOUTH_SECRET, "X-Institute-Key", HEADER_VALUE)
                .statusCode())
        .isEqualTo(200);
    assertThat(only("south-1").value()).isInstanceOf(PaymentReported.class);
  }

  @Test
  void withoutASecretNothingIsGenuine() {
    byte[] body = body("bare");
    refused(
        ingress.postSigned("/webhooks/jodo/bare", body, "any", "X-Institute-Key", HEADER_VALUE));
    assertThat(topics.all()).noneMatch(r -> r.key().equals("bare"));
  }

  @Test
  void anUnknownCollectorIsNotFound() {
    HttpResponse<String> answer =
        ingress.postSigned("/webhooks/jodo/nowhere", body("x"), NORTH_SECRET);
    problem(answer, 404, "unknown-collector");
  }

  @Test
  void onlyPostDelivers() {
    HttpResponse<String> answer = ingress.get(ingress.url("/webhooks/jodo/north"));
    problem(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("allow")).contains("POST");
  }

  @Test
  void nothingElseIsServedOnThePublicPort() {
    problem(ingress.get(ingress.url("/webhooks/jodo/a/b/c")), 404, "no-such-path");
    for (String path : new String[] {"/", "/actuator/health", "/webhooks", "/favicon.ico"}) {
      problem(ingress.get(ingress.url(path)), 404, "no-such-path");
    }
    assertThat(ingress.get(ingress.management("/webhooks/jodo/north")).statusCode()).isEqualTo(404);
  }

  /** It was reset, since the answer did not wait for the body: {@code DeliveryFuzzIT} saw it. */
  @Test
  void whoSendsALargeBodyToAPathThatIsNotThereGetsItsAnswer() {
    byte[] body = new byte[1_048_576];
    for (String path : new String[] {"/", "//webhooks/jodo/north", "/WEBHOOKS/jodo/north"}) {
      String head =
          "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n".formatted(path, body.length);
      ByteArrayOutputStream wire = new ByteArrayOutputStream();
      wire.writeBytes(head.getBytes(US_ASCII));
      wire.writeBytes(body);
      for (int i = 0; i < 20; i++) {
        try (RawConnection sender = new RawConnection(ingress.port())) {
          assertThat(sender.send(wire.toByteArray())).as("%s, time %d", path, i).isEqualTo(404);
        }
      }
    }
  }

  @Test
  void genuineBodiesThatNoRecordCarriesAreAcceptedAndKeptWhole() {
    unrecognised("", UnrecognisedReason.NOT_JSON);
    unrecognised("hello", UnrecognisedReason.NOT_JSON);
    unrecognised("[]", UnrecognisedReason.NOT_AN_ENVELOPE);
    unrecognised("{}", UnrecognisedReason.NOT_AN_ENVELOPE);
    unrecognised("{\"event\":\"moon.landing\"}", UnrecognisedReason.UNKNOWN_EVENT);
    unrecognised("{\"event\":\"direct.payment.added\"}", UnrecognisedReason.UNPROJECTABLE);
  }

  @Test
  void anEventThatCannotBeCarriedIsKeptUnderItsOwnId() {
    byte[] body = "{\"event\":\"order.payment.debited\",\"event_id\":\"o-1\"}".getBytes(UTF_8);
    HttpResponse<String> answer = ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET);
    assertThat(answer.body()).isEqualTo("{\"status\":\"accepted\",\"event_id\":\"o-1\"}");
    UnrecognisedDelivery kept = (UnrecognisedDelivery) only("o-1").value();
    assertThat(kept.getReason()).isEqualTo(UnrecognisedReason.UNPROJECTABLE);
    assertThat(kept.getEvent()).isEqualTo("order.payment.debited");
    assertThat(kept.getEvidence().getBody().array()).isEqualTo(body);
  }

  @Test
  void aGzippedBodyIsSignedAndKeptAsItsBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body("zipped"));
    }
    byte[] body = bytes.toByteArray();
    HttpResponse<String> answer =
        ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET, "Content-Encoding", "gzip");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(unrecognised(body).getReason()).isEqualTo(UnrecognisedReason.NOT_JSON);
  }

  @Test
  void anyContentTypeWillDo() {
    byte[] body = body("plain-text");
    assertThat(
            ingress
                .postSigned(
                    "/webhooks/jodo/north", body, NORTH_SECRET, "Content-Type", "text/plain")
                .statusCode())
        .isEqualTo(200);
    assertThat(evidence(only("plain-text")).getContentType()).isEqualTo("text/plain");
  }

  @Test
  void anEventIdThatNeedsEscapesIsAnsweredAsJson() {
    byte[] body = body("a\\\"b\\u000a");
    assertThat(ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET).body())
        .isEqualTo("{\"status\":\"accepted\",\"event_id\":\"a\\\"b\\n\"}");
  }

  @Test
  void aBodyOfExactlyTheLimitIsAccepted() {
    byte[] body = padded(1024 * 1024);
    assertThat(body).hasSize(1024 * 1024);
    HttpResponse<String> answer = ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(evidence(only("padded")).getBody().array()).isEqualTo(body);
  }

  @Test
  void aLongerBodyIsTooLarge() {
    byte[] body = padded(1024 * 1024 + 1);
    problem(ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET), 413, "body-too-large");
    problem(
        ingress.postSigned("/webhooks/jodo/north", new byte[10_000_000], NORTH_SECRET),
        413,
        "body-too-large");
  }

  @Test
  void aBodyThatHidesItsLengthIsCutWhileItArrives() {
    byte[] body = padded(3_000_000);
    HttpRequest.Builder chunked =
        HttpRequest.newBuilder(ingress.url("/webhooks/jodo/north"))
            .header("X-Jodo-Signature", Ingress.signature(NORTH_SECRET, body))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    problem(ingress.send(chunked), 413, "body-too-large");
  }

  @Test
  void aChunkedBodyWithinTheLimitIsAccepted() {
    byte[] body = body("chunked");
    HttpRequest.Builder chunked =
        HttpRequest.newBuilder(ingress.url("/webhooks/jodo/north"))
            .header("X-Jodo-Signature", Ingress.signature(NORTH_SECRET, body))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    assertThat(ingress.send(chunked).statusCode()).isEqualTo(200);
    assertThat(evidence(only("chunked")).getBody().array()).isEqualTo(body);
  }

  @Test
  void aBodyThatDoesNotArriveInTimeIsTooSlow() throws IOException {
    String answer = RawRequest.unfinished(ingress.port(), "north", Duration.ofSeconds(10));
    assertThat(answer).startsWith("HTTP/1.1 408 ").contains("urn:feebridge:problem:body-too-slow");
  }

  private static void refused(HttpResponse<String> answer) {
    problem(answer, 401, "not-genuine");
    assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
  }

  private static void problem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains("\"type\":\"urn:feebridge:problem:" + type + "\"")
        .contains("\"status\":" + status);
  }

  private static void unrecognised(String text, UnrecognisedReason reason) {
    byte[] body = text.getBytes(UTF_8);
    HttpResponse<String> answer = ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET);
    assertThat(answer.statusCode()).as(text).isEqualTo(200);
    UnrecognisedDelivery kept = unrecognised(body);
    assertThat(kept.getReason()).as(text).isEqualTo(reason);
    assertThat(kept.getEventId()).isEqualTo("sha256:" + kept.getEvidence().getBodySha256());
    assertThat(answer.body()).contains(kept.getEventId());
  }

  private static UnrecognisedDelivery unrecognised(byte[] body) {
    return topics.all(Topics.UNRECOGNISED).stream()
        .map(r -> (UnrecognisedDelivery) r.value())
        .filter(r -> java.util.Arrays.equals(r.getEvidence().getBody().array(), body))
        .findFirst()
        .orElseThrow();
  }

  private static ConsumerRecord<String, SpecificRecord> only(String eventId) {
    var found = topics.all().stream().filter(r -> r.key().equals(eventId)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static Evidence evidence(ConsumerRecord<String, SpecificRecord> record) {
    return ((PaymentReported) record.value()).getEvidence();
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static byte[] body(String eventId) {
    return new String(Ingress.example("direct.payment.added"), UTF_8)
        .replace("00000000-0000-4000-8000-000000000101", eventId)
        .getBytes(UTF_8);
  }

  private static byte[] padded(int length) {
    byte[] body = body("padded");
    byte[] longer = java.util.Arrays.copyOf(body, length);
    java.util.Arrays.fill(longer, body.length, length, (byte) ' ');
    return longer;
  }
}
