package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where spans go: to a collector over OTLP that the settings name, and of sampled traces alone. */
class TraceExportIT {

  private static final String PATH = "/webhooks/jodo/north";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";
  private static final TestKafka kafka = TestKafka.start(1);

  private static Topics topics;

  @BeforeAll
  static void start() {
    topics = new Topics(kafka.bootstrapServers());
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void spansOfSampledTracesGoToTheCollectorThatTheSettingsName() throws IOException {
    List<String> received = new CopyOnWriteArrayList<>();
    HttpServer collector = collector(received);
    try (Ingress exporting = exporting(collector)) {
      awaitReady(exporting);
      deliver(exporting, "exported", "traceparent", "00-" + TRACE + "-" + PARENT + "-01");
      deliver(
          exporting, "not-sampled", "traceparent", "00-" + "ab".repeat(16) + "-" + PARENT + "-00");
      deliver(exporting, "started-here");
      forged(exporting, "00-" + "cd".repeat(16) + "-" + PARENT + "-01");
      String startedHere = traceparent("started-here").substring(3, 3 + 32);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(String.join("", received))
                      .contains(bytes(TRACE))
                      .contains(bytes(PARENT))
                      .contains(bytes(startedHere))
                      .contains("receive delivery")
                      .contains("feebridge.collector")
                      .contains("accepted"));
    } finally {
      collector.stop(0);
    }
    // The service has ended, and with it everything it still had to send is sent.
    assertThat(String.join("", received))
        .doesNotContain("actuator") // probes and scrapes come every few seconds
        .doesNotContain(bytes("ab".repeat(16)))
        .doesNotContain(bytes("cd".repeat(16)));
  }

  @Test
  void aCollectorThatIsAwayHoldsUpNothing() throws IOException {
    HttpServer gone = collector(new CopyOnWriteArrayList<>());
    gone.stop(0);
    try (Ingress exporting = exporting(gone)) {
      awaitReady(exporting);
      deliver(exporting, "collector-away");
      assertThat(traceparent("collector-away")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
    }
  }

  private static Ingress exporting(HttpServer collector) {
    return Ingress.start(
        kafka.bootstrapServers(),
        "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:"
            + collector.getAddress().getPort()
            + "/v1/traces",
        "management.opentelemetry.tracing.export.schedule-delay=100ms",
        "management.tracing.sampling.probability=1");
  }

  private static HttpServer collector(List<String> received) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          received.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
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

  private static void forged(Ingress service, String traceparent) {
    byte[] body = Ingress.example("direct.payment.added");
    assertThat(service.postSigned(PATH, body, "wrong", "traceparent", traceparent).statusCode())
        .isEqualTo(401);
  }

  private static String traceparent(String eventId) {
    var found = topics.all().stream().filter(r -> r.key().equals(eventId)).toList();
    assertThat(found).hasSize(1);
    return new String(found.getFirst().headers().lastHeader("traceparent").value(), UTF_8);
  }

  private static String bytes(String hex) {
    return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
  }
}
