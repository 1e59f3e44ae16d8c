package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Which trace a record belongs to. */
@ExtendWith(OutputCaptureExtension.class)
class TracesIT {

  private static final String PATH = "/webhooks/jodo/north";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";
  private static final String WELL_FORMED = "00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]";
  private static final TestKafka kafka = TestKafka.start(1);

  private static Topics topics;
  private static Ingress ingress;

  @BeforeAll
  static void start() {
    topics = new Topics(kafka.bootstrapServers());
    ingress = Ingress.start(kafka.bootstrapServers());
    awaitReady(ingress);
  }

  @AfterAll
  static void stop() {
    ingress.close();
    kafka.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "01"})
  void theTraceOfTheRequestGoesOnWithASpanOfOurs(String flags) {
    deliver(ingress, "valid-" + flags, "traceparent", "00-" + TRACE + "-" + PARENT + "-" + flags);
    String written = traceparent("valid-" + flags);
    assertThat(written).matches(WELL_FORMED).startsWith("00-" + TRACE);
    assertThat(written).doesNotContain(PARENT);
    assertThat(sampled(written)).isEqualTo(flags.equals("01"));
  }

  @Test
  void aLaterVersionIsReadAsFarAsItIsKnownAndWrittenAsOurs() {
    deliver(ingress, "later", "traceparent", "cc-" + TRACE + "-" + PARENT + "-01-what-else");
    assertThat(traceparent("later")).matches(WELL_FORMED).startsWith("00-" + TRACE);
  }

  @Test
  void withoutAHeaderEachDeliveryStartsATraceOfItsOwn() {
    deliver(ingress, "absent-1");
    deliver(ingress, "absent-2");
    String first = traceparent("absent-1");
    assertThat(first).matches(WELL_FORMED);
    assertThat(sampled(first)).isFalse();
    assertThat(traceparent("absent-2"))
        .matches(WELL_FORMED)
        .doesNotContain(first.substring(3, 3 + 32));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473%-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01,"
            + "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      })
  void whatIsMalformedIsAsIfItWereAbsent(String header) {
    String eventId = "malformed-" + Integer.toHexString(header.hashCode());
    deliver(ingress, eventId, "traceparent", header);
    assertThat(traceparent(eventId)).matches(WELL_FORMED).doesNotContainIgnoringCase(TRACE);
  }

  @Test
  void ofTwoHeadersNeitherIsBelieved() {
    String one = "00-" + TRACE + "-" + PARENT + "-01";
    deliver(ingress, "two", "traceparent", one, "traceparent", one);
    assertThat(traceparent("two")).matches(WELL_FORMED).doesNotContain(TRACE);
  }

  @Test
  void aLongHeaderChangesNothing() {
    deliver(ingress, "long", "traceparent", "00-" + TRACE + "-".repeat(6_000));
    assertThat(traceparent("long")).matches(WELL_FORMED).doesNotContain(TRACE);
  }

  @Test
  void nothingElseOfTheTraceHeadersEntersTheRecord() {
    deliver(
        ingress,
        "free-text",
        "traceparent",
        "00-" + TRACE + "-" + PARENT + "-01",
        "tracestate",
        "vendor=free-text-of-a-stranger",
        "baggage",
        "student=somebody");
    Set<String> names = new HashSet<>();
    topics.all().stream()
        .filter(r -> r.key().equals("free-text"))
        .forEach(r -> r.headers().forEach(h -> names.add(h.key())));
    assertThat(names)
        .containsExactlyInAnyOrder(
            "ce_specversion",
            "ce_id",
            "ce_type",
            "ce_source",
            "ce_time",
            "content-type",
            "traceparent");
  }

  @Test
  void withoutACollectorNothingIsSentAndNothingIsSaid(CapturedOutput output) {
    deliver(ingress, "quiet", "traceparent", "00-" + TRACE + "-" + PARENT + "-01");
    assertThat(
            ingress
                .postSigned(
                    PATH,
                    Ingress.example("direct.payment.added"),
                    "wrong",
                    "traceparent",
                    "00-" + TRACE + "-" + PARENT + "-01")
                .statusCode())
        .isEqualTo(401);
    assertThat(traceparent("quiet")).isNotEmpty();
    assertThat(output.getAll().toLowerCase())
        .doesNotContain("opentelemetry", "otlp", "exporter", TRACE);
  }

  private static void awaitReady(Ingress service) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                service.get(service.management("/actuator/health/readiness")).statusCode() == 200);
  }

  private static void deliver(Ingress service, String eventId, String... headers) {
    byte[] body =
        new String(Ingress.example("direct.payment.added"), UTF_8)
            .replace("00000000-0000-4000-8000-000000000101", eventId)
            .getBytes(UTF_8);
    assertThat(service.postSigned(PATH, body, NORTH_SECRET, headers).statusCode()).isEqualTo(200);
  }

  private static String traceparent(String eventId) {
    var found = topics.all().stream().filter(r -> r.key().equals(eventId)).toList();
    assertThat(found).hasSize(1);
    return new String(found.getFirst().headers().lastHeader("traceparent").value(), UTF_8);
  }

  /** The flag's second bit says that the id is random, which the SDK may set. */
  private static boolean sampled(String traceparent) {
    return (Integer.parseInt(traceparent.substring(traceparent.length() - 2), 16) & 1) == 1;
  }
}
