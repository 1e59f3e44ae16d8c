package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators see and do about deliveries that Kafka refuses for good. */
class SpoolDecisionsIT {

  private static final Pattern ID = Pattern.compile("\"id\":([0-9]+)");
  private static TestKafka kafka;
  private static Ingress ingress;

  @BeforeAll
  static void start() {
    kafka = TestKafka.start(1);
    ingress =
        Ingress.start(
            kafka.bootstrapServers(), "spring.kafka.producer.properties.max.request.size=5000");
  }

  @AfterAll
  static void stop() {
    ingress.close();
    kafka.close();
  }

  @Test
  void whatIsSetAsideIsListedWithoutItsBody() {
    setAside("listed", "a-secret-in-the-body");
    String list = ingress.asked("viewer", "GET", "/v1/spool").body();
    assertThat(list)
        .contains("\"event_id\":\"listed\"", "\"reason\":\"refused_for_good\"")
        .contains("\"bytes_limit\":1073741824", "\"collector\":\"north\"")
        .doesNotContain("a-secret-in-the-body", "127.0.0.1");
    assertThat(ingress.asked("viewer", "GET", "/v1/spool?limit=1").body())
        .contains("\"next_cursor\":\"");
    assertThat(ingress.asked("viewer", "GET", "/v1/spool?limit=0").statusCode()).isEqualTo(400);
    assertThat(ingress.asked("viewer", "GET", "/v1/spool?cursor=x").statusCode()).isEqualTo(400);
  }

  @Test
  void oneThatIsDiscardedIsGoneAndOnlyOnce() {
    String id = setAside("discarded", "x");
    assertThat(decide("operator", id, "discard", "{\"reason\":\" fetched from Jodo \"}").body())
        .contains("\"decision\":\"discard\"", "\"by\":\"operator\"", "\"fetched from Jodo\"");
    HttpResponse<String> again = decide("operator", id, "discard", "{\"reason\":\"again\"}");
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(again.body()).contains("urn:feebridge:problem:not-found");
    assertThat(ingress.asked("viewer", "GET", "/v1/spool").body()).doesNotContain("discarded");
    assertThat(Samples.of(ingress).sum("spool_deliveries_decided", "verb", "discard")).isPositive();
  }

  @Test
  void oneThatIsRedrivenIsTriedAgainAndSetAsideAgainWhileKafkaStillRefuses() {
    String id = setAside("redriven", "x");
    double before = Samples.of(ingress).sum("spool_deliveries_put_aside");
    assertThat(decide("operator", id, "redrive", "{\"reason\":\"larger now\"}").statusCode())
        .isEqualTo(200);
    await()
        .untilAsserted(
            () ->
                assertThat(Samples.of(ingress).sum("spool_deliveries_put_aside"))
                    .isEqualTo(before + 1));
  }

  @Test
  void aDecisionNeedsAReasonAndAnOperator() {
    String id = setAside("undecided", "x");
    assertThat(decide("operator", id, "discard", "{}").statusCode()).isEqualTo(400);
    assertThat(decide("operator", id, "discard", "{\"reason\":\"  \"}").statusCode())
        .isEqualTo(400);
    assertThat(decide("operator", id, "discard", "").statusCode()).isEqualTo(400);
    assertThat(decide("viewer", id, "discard", "{\"reason\":\"x\"}").statusCode()).isEqualTo(403);
    assertThat(ingress.get(ingress.operators("/v1/spool")).statusCode()).isEqualTo(401);
    assertThat(ingress.get(ingress.url("/v1/spool")).statusCode()).isEqualTo(404);
    assertThat(ingress.asked("viewer", "GET", "/v1/spool").body()).contains("undecided");
  }

  /** A body larger than the producer takes, with and without its reading; the id it got. */
  private static String setAside(String eventId, String word) {
    byte[] body =
        "{\"event_id\":\"%s\",\"event\":\"new.event\",\"payload\":{\"note\":\"%s%s\"}}"
            .formatted(eventId, word, "n".repeat(6_000))
            .getBytes(UTF_8);
    assertThat(ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET).statusCode())
        .isEqualTo(200);
    String list = ingress.asked("viewer", "GET", "/v1/spool").body();
    Matcher id = ID.matcher(list.substring(0, list.indexOf("\"" + eventId + "\"")));
    return id.results().reduce((first, second) -> second).orElseThrow().group(1);
  }

  private static HttpResponse<String> decide(String user, String id, String verb, String body) {
    return ingress.send(
        HttpRequest.newBuilder(ingress.operators("/v1/spool/" + id + "/" + verb))
            .header("Authorization", Ingress.basic(user, user))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
