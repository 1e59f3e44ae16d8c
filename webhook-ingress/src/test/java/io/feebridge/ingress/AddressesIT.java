package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static io.feebridge.ingress.Ingress.SOUTH_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.schemas.PaymentReported;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may send, by address, behind a proxy that is trusted and stands on loopback. */
class AddressesIT {

  private static final String PRODUCTION = "/webhooks/jodo/north";
  private static final String UAT = "/webhooks/jodo/trial";
  private static final String ANYBODY = "/webhooks/jodo/open";
  private static final String JODO = "3.111.80.40";
  private static final String JODO_UAT = "13.127.40.177";
  private static final String FORGER = "198.51.100.66";

  private static final TestKafka kafka = TestKafka.start(1);
  private static Topics topics;
  private static Ingress ingress;

  @BeforeAll
  static void start() {
    topics = new Topics(kafka.bootstrapServers());
    ingress =
        Ingress.start(
            kafka.bootstrapServers(),
            "feebridge.ingress.proxies.trusted[0]=127.0.0.0/8",
            "feebridge.ingress.evidence-headers=user-agent",
            "feebridge.collectors.north.addresses[0]=jodo-production",
            "feebridge.collectors.north.addresses[1]=2001:db8::/32",
            "feebridge.collectors.trial.environment=uat",
            "feebridge.collectors.trial.addresses[0]=jodo-uat",
            "feebridge.collectors.trial.signing-keys[0].id=trial-1",
            "feebridge.collectors.trial.signing-keys[0].secret=" + SOUTH_SECRET,
            "feebridge.collectors.open.signing-keys[0].id=open-1",
            "feebridge.collectors.open.signing-keys[0].secret=" + SOUTH_SECRET);
    ingress.awaitReady();
  }

  @AfterAll
  static void stop() {
    ingress.close();
    kafka.close();
  }

  @Test
  void jodosAddressesMaySend() {
    accepted(PRODUCTION, NORTH_SECRET, "a-1", JODO);
    accepted(PRODUCTION, NORTH_SECRET, "a-2", "::ffff:" + JODO);
    accepted(PRODUCTION, NORTH_SECRET, "a-3", JODO + ":40112");
    accepted(PRODUCTION, NORTH_SECRET, "a-4", "2001:db8::7");
    accepted(UAT, SOUTH_SECRET, "a-5", JODO_UAT);
    assertThat(address("a-2")).isEqualTo(JODO);
    assertThat(address("a-4")).isEqualTo("2001:db8:0:0:0:0:0:7");
  }

  @Test
  void uatAndProductionDoNotSendForEachOther() {
    refused(PRODUCTION, NORTH_SECRET, "b-1", JODO_UAT);
    refused(UAT, SOUTH_SECRET, "b-2", JODO);
  }

  @Test
  void aForgedHeaderGainsNothing() {
    refused(PRODUCTION, NORTH_SECRET, "c-1", JODO + ", " + FORGER);
    refused(PRODUCTION, NORTH_SECRET, "c-2", JODO, FORGER);
    refused(PRODUCTION, NORTH_SECRET, "c-3", JODO + "\", " + FORGER);
    refused(PRODUCTION, NORTH_SECRET, "c-4", "unknown");
    refused(PRODUCTION, NORTH_SECRET, "c-5");
    HttpResponse<String> other =
        ingress.postSigned(
            PRODUCTION, body("c-6"), NORTH_SECRET, "Forwarded", "for=" + JODO, "X-Real-IP", JODO);
    assertThat(other.statusCode()).as("only the header our proxies write counts").isEqualTo(403);
    accepted(PRODUCTION, NORTH_SECRET, "c-7", FORGER + ", " + JODO);
  }

  @Test
  void theAddressAloneProvesNothing() {
    assertThat(
            ingress
                .postSigned(PRODUCTION, body("d-1"), SOUTH_SECRET, "X-Forwarded-For", JODO)
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void withoutAListTheAddressIsOnlyKept() {
    accepted(ANYBODY, SOUTH_SECRET, "e-1", FORGER);
    assertThat(address("e-1")).isEqualTo(FORGER);
    assertThat(ingress.postSigned(ANYBODY, body("e-2"), SOUTH_SECRET).statusCode()).isEqualTo(200);
    assertThat(address("e-2")).isEqualTo("127.0.0.1");
    accepted(ANYBODY, SOUTH_SECRET, "e-3", "unknown");
    assertThat(address("e-3")).isNull();
  }

  @Test
  void whatJodoSignedAndOurListTurnsAwayUsesTheBudgetUp() {
    refused("/webhooks/jodo/north/flex.mandate.expired", NORTH_SECRET, "f-1", JODO_UAT);
    String collectors = ingress.asked("viewer", "GET", "/v1/collectors").body();
    assertThat(collectors)
        .containsPattern("\"name\":\"north\".*?\"failures\":\\{\"address\":[1-9]");
    String refusals = ingress.asked("viewer", "GET", "/v1/rejections?limit=1").body();
    assertThat(refusals).contains("\"cause\":\"address\"", "\"address\":\"" + JODO_UAT + "\"");
  }

  private static void accepted(String path, String secret, String id, String... hops) {
    assertThat(answer(path, secret, id, hops).statusCode()).as(id).isEqualTo(200);
  }

  private static void refused(String path, String secret, String id, String... hops) {
    HttpResponse<String> answer = answer(path, secret, id, hops);
    assertThat(answer.statusCode()).as(id).isEqualTo(403);
    assertThat(answer.body()).contains("urn:feebridge:problem:address-not-allowed");
    assertThat(topics.all()).noneMatch(record -> record.key().equals(id));
  }

  private static HttpResponse<String> answer(
      String path, String secret, String id, String... hops) {
    String[] headers = new String[2 * hops.length];
    for (int i = 0; i < hops.length; i++) {
      headers[2 * i] = "X-Forwarded-For";
      headers[2 * i + 1] = hops[i];
    }
    return ingress.postSigned(path, body(id), secret, headers);
  }

  private static String address(String id) {
    return topics.all(Topics.PAYMENTS).stream()
        .filter(record -> record.key().equals(id))
        .map(record -> ((PaymentReported) record.value()).getEvidence())
        .toList()
        .getFirst()
        .getSourceAddress();
  }

  private static byte[] body(String eventId) {
    return new String(Ingress.example("direct.payment.added"), UTF_8)
        .replace("00000000-0000-4000-8000-000000000101", eventId)
        .getBytes(UTF_8);
  }
}
