package io.feebridge.ledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.testing.Contract;
import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestService;
import io.feebridge.ledger.testing.TestService.Answer;
import io.feebridge.ledger.testing.Told;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.ReceivedHeader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Finding what Jodo said, among what it said about others. */
class EventApiIT {

  private static final String OPERATOR = "operator:operator";

  private static TestService service;
  private static PaymentReported wanted;

  @BeforeAll
  static void start() {
    String topic = TestKafka.newTopic(4);
    List<PaymentReported> reports = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      reports.add(Told.that("flex.instalment.debited", "flex_" + i).amount("1").report());
    }
    wanted = Told.that("flex.downpayment.debited", "x").eventId("odd/id %").amount("2").report();
    wanted.getEvidence().setSourceAddress("203.0.113.7");
    wanted.getEvidence().setPathEvent("flex.instalment.debited");
    wanted
        .getEvidence()
        .setHeaders(
            List.of(
                new ReceivedHeader("user-agent", "Jodo/1"),
                new ReceivedHeader("x-forwarded-for", "203.0.113.7"),
                new ReceivedHeader("x-forwarded-for", "10.0.0.1")));
    reports.add(20, wanted);
    reports.add(wanted);
    TestKafka.send(topic, reports);
    service = TestService.start(TestDatabase.empty(), topic, Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Answer find(String id, String query) {
    return service.get("/v1/events/" + id + query, OPERATOR, "application/json");
  }

  @Test
  void findsEveryRecordOfAnEventWithItsEvidence() {
    JsonNode found = find("odd%2Fid%20%25", "").json();

    Contract.assertIs("Event", found);
    assertThat(found.get("event_id").stringValue()).isEqualTo("odd/id %");
    assertThat(found.get("records").size()).isEqualTo(2);
    assertThat(found.at("/search/complete").booleanValue()).isTrue();
    assertThat(found.at("/search/records_read").longValue()).isLessThan(62);
    JsonNode content = found.at("/records/0/content");
    assertThat(content.get("event").stringValue()).isEqualTo("flex.downpayment.debited");
    assertThat(content.get("key_id").stringValue()).isEqualTo("demo-key-1");
    assertThat(content.get("source").stringValue()).isEqualTo("webhook");
    byte[] body = Base64.getDecoder().decode(content.get("body").stringValue());
    assertThat(body).isEqualTo(wanted.getEvidence().getBody().array());
    assertThat(content.get("body_sha256").stringValue())
        .isEqualTo(wanted.getEvidence().getBodySha256());
  }

  @Test
  void showsFromWhereAndByWhichWayADeliveryCame() {
    JsonNode content = find("odd%2Fid%20%25", "").json().at("/records/0/content");

    assertThat(content.get("collector").stringValue()).isEqualTo("demo");
    assertThat(content.get("received_at").stringValue())
        .isEqualTo(wanted.getEvidence().getReceivedAt().toString());
    assertThat(content.get("source_address").stringValue()).isEqualTo("203.0.113.7");
    assertThat(content.get("path_event").stringValue()).isEqualTo("flex.instalment.debited");
    assertThat(content.get("headers").toString())
        .isEqualTo(
            "[{\"name\":\"user-agent\",\"value\":\"Jodo/1\"},"
                + "{\"name\":\"x-forwarded-for\",\"value\":\"203.0.113.7\"},"
                + "{\"name\":\"x-forwarded-for\",\"value\":\"10.0.0.1\"}]");
  }

  @Test
  void saysWhereItLookedWhenItFoundNothing() {
    Answer missing = find("nobody", "");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().get("type").stringValue()).endsWith(":unknown-event");
    assertThat(missing.json().get("detail").stringValue()).startsWith("Looked at ");
    Answer before = find("odd%2Fid%20%25", "?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z");
    assertThat(before.status()).isEqualTo(404);
  }

  @Test
  void refusesNonsenseAndViewers() {
    assertThat(find("x", "?from=yesterday").status()).isEqualTo(400);
    assertThat(find("x", "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z").status())
        .isEqualTo(400);
    assertThat(find("", "").status()).isEqualTo(400);
    Answer viewer = service.get("/v1/events/odd%2Fid%20%25");
    assertThat(viewer.status()).isEqualTo(403);
    assertThat(viewer.body()).doesNotContain("body");
  }
}
