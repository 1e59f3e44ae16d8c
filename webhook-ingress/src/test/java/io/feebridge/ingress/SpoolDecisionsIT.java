package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What operators see and do about deliveries that Kafka refuses for good, here since its topics
 * take 5,000 bytes a record.
 */
class SpoolDecisionsIT {

  private static final int TAKEN_BYTES = 5_000;
  private static final Pattern ID = Pattern.compile("\"id\":([0-9]+)");
  private static TestKafka kafka;
  private static Ingress ingress;

  @BeforeAll
  static void start() {
    kafka = TestKafka.start(1);
    take(TAKEN_BYTES, Topics.PAYMENTS, Topics.UNRECOGNISED);
    ingress = Ingress.start(kafka.bootstrapServers());
    ingress.awaitReady();
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
  void oneIsShownByItself() {
    String id = setAside("shown", "a-secret-in-the-body");
    HttpResponse<String> shown = ingress.asked("viewer", "GET", "/v1/spool/" + id);
    Contract.assertIs("SetAside", shown.body());
    assertThat(shown.body())
        .contains("\"id\":" + id, "\"event_id\":\"shown\"", "\"reason\":\"refused_for_good\"")
        .doesNotContain("a-secret-in-the-body", "127.0.0.1");
    assertThat(ingress.asked("viewer", "GET", "/v1/spool/0").statusCode()).isEqualTo(404);
    assertThat(ingress.asked("viewer", "GET", "/v1/spool/x").statusCode()).isEqualTo(400);
  }

  @Test
  void onceItsCauseIsGoneARedrivenOneIsOnItsTopicOnceAndNobodyWaitedForIt() {
    String id = setAside("direct.payment.added", "repaired", "x");
    byte[] beside = Ingress.example("direct.payment.added");
    assertThat(ingress.postSigned("/webhooks/jodo/north", beside, NORTH_SECRET).statusCode())
        .as("another delivery on the same topic")
        .isEqualTo(200);
    assertThat(onTopics("00000000-0000-4000-8000-000000000101")).isEqualTo(1);
    assertThat(onTopics("repaired")).isZero();
    assertThat(Samples.of(ingress).sum("spool_deliveries_waiting")).isZero();

    take(2_097_152, Topics.PAYMENTS);
    HttpResponse<String> dry = decide("operator", id, "redrive", "{}");
    Contract.assertIs("Decided", dry.body());
    assertThat(dry.body()).contains("\"dry_run\":true", "\"reason\":null");
    assertThat(ingress.asked("viewer", "GET", "/v1/spool/" + id).statusCode())
        .as("a dry run changes nothing")
        .isEqualTo(200);
    HttpResponse<String> done =
        decide("operator", id, "redrive", "{\"dry_run\":false,\"reason\":\"takes 2 MiB now\"}");
    Contract.assertIs("Decided", done.body());
    assertThat(done.body()).contains("\"dry_run\":false", "\"by\":\"operator\"", "2 MiB");

    await().untilAsserted(() -> assertThat(onTopics("repaired")).isEqualTo(1));
    await().until(() -> Samples.of(ingress).sum("spool_deliveries_waiting") == 0);
    assertThat(onTopics("repaired")).as("once").isEqualTo(1);
    assertThat(ingress.asked("viewer", "GET", "/v1/spool/" + id).statusCode()).isEqualTo(404);
    assertThat(decide("operator", id, "redrive", "{}").statusCode()).isEqualTo(404);
    assertThat(Samples.of(ingress).sum("spool_deliveries_decided", "verb", "redrive")).isPositive();
    assertThat(Samples.of(ingress).sum("spool_deliveries_drained")).isPositive();
  }

  @Test
  void oneThatIsDiscardedIsGoneAndOnlyOnce() {
    String id = setAside("discarded", "x");
    assertThat(
            decide(
                    "operator",
                    id,
                    "discard",
                    "{\"dry_run\":false,\"reason\":\" fetched from Jodo \"}")
                .body())
        .contains("\"decision\":\"discard\"", "\"by\":\"operator\"", "\"fetched from Jodo\"");
    HttpResponse<String> again =
        decide("operator", id, "discard", "{\"dry_run\":false,\"reason\":\"again\"}");
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(again.body()).contains("urn:feebridge:problem:not-found");
    assertThat(ingress.asked("viewer", "GET", "/v1/spool").body()).doesNotContain("discarded");
    assertThat(Samples.of(ingress).sum("spool_deliveries_decided", "verb", "discard")).isPositive();
  }

  @Test
  void oneThatIsRedrivenIsTriedAgainAndSetAsideAgainWhileKafkaStillRefuses() {
    String id = setAside("redriven", "x");
    double before = Samples.of(ingress).sum("spool_deliveries_put_aside");
    assertThat(
            decide("operator", id, "redrive", "{\"dry_run\":false,\"reason\":\"larger now\"}")
                .statusCode())
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
    String really = "{\"dry_run\":false%s}";
    assertThat(decide("operator", id, "discard", really.formatted("")).statusCode()).isEqualTo(400);
    assertThat(
            decide("operator", id, "discard", really.formatted(",\"reason\":\"  \"")).statusCode())
        .isEqualTo(400);
    assertThat(decide("operator", id, "discard", "").statusCode()).as("a dry run").isEqualTo(200);
    assertThat(decide("viewer", id, "discard", really.formatted(",\"reason\":\"x\"")).statusCode())
        .isEqualTo(403);
    assertThat(decide("viewer", id, "discard", "{}").statusCode()).isEqualTo(403);
    assertThat(ingress.get(ingress.operators("/v1/spool")).statusCode()).isEqualTo(401);
    assertThat(ingress.get(ingress.url("/v1/spool")).statusCode()).isEqualTo(404);
    assertThat(ingress.asked("viewer", "GET", "/v1/spool").body()).contains("undecided");
  }

  private static String setAside(String eventId, String word) {
    return setAside("new.event", eventId, word);
  }

  /** A body larger than Kafka takes, with and without its reading; the id it got. */
  private static String setAside(String event, String eventId, String word) {
    byte[] body =
        "{\"event_id\":\"%s\",\"event\":\"%s\",\"payload\":{\"note\":\"%s%s\"}}"
            .formatted(eventId, event, word, "n".repeat(TAKEN_BYTES + 1_000))
            .getBytes(UTF_8);
    assertThat(ingress.postSigned("/webhooks/jodo/north", body, NORTH_SECRET).statusCode())
        .isEqualTo(200);
    String list = ingress.asked("viewer", "GET", "/v1/spool").body();
    Matcher id = ID.matcher(list.substring(0, list.indexOf("\"" + eventId + "\"")));
    return id.results().reduce((first, second) -> second).orElseThrow().group(1);
  }

  private static long onTopics(String eventId) {
    return new Topics(kafka.bootstrapServers())
        .all().stream().filter(record -> record.key().equals(eventId)).count();
  }

  /** Returns when the broker says that it takes so much. */
  private static void take(int bytes, String... topics) {
    String wanted = Integer.toString(bytes);
    ConfigEntry limit = new ConfigEntry("max.message.bytes", wanted);
    var set = List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      for (String name : topics) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        admin.incrementalAlterConfigs(Map.of(topic, set)).all().get();
        await()
            .until(
                () ->
                    wanted.equals(
                        admin
                            .describeConfigs(List.of(topic))
                            .all()
                            .get()
                            .get(topic)
                            .get("max.message.bytes")
                            .value()));
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> decide(String user, String id, String verb, String body) {
    return ingress.send(
        HttpRequest.newBuilder(ingress.operators("/v1/spool/" + id + "/" + verb))
            .header("Authorization", Ingress.basic(user, user))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }
}
