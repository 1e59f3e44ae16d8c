package io.feebridge.ledger.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.testing.Contract;
import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestService;
import io.feebridge.ledger.testing.TestService.Answer;
import io.feebridge.ledger.testing.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What operators do about records that could not be booked. Ids in quarantine are of the order of
 * arrival, so each test makes its own record and finds it by its payment.
 */
class QuarantineApiIT {

  private static final String OPERATOR = "operator:operator";

  private static String topic;
  private static TestDatabase database;
  private static TestService service;
  private static int sent;

  @BeforeAll
  static void start() {
    topic = TestKafka.newTopic(1);
    TestKafka.createTopic(topic + "-dlt", 1);
    database = TestDatabase.empty();
    service = TestService.start(database, topic, Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** A debit whose clock is far ahead: refused now, and booked as soon as that is no longer so. */
  private static long refused(String payment) {
    send(
        Told.that("flex.instalment.debited", payment)
            .amount("10")
            .line("TUITION_FEE", "10")
            .at(Told.NOON.plusSeconds(86_400))
            .receivedAt(Told.NOON)
            .report());
    return idOf(payment);
  }

  private static void send(io.feebridge.schemas.PaymentReported report) {
    TestKafka.send(topic, List.of(report));
    sent++;
    patiently()
        .until(
            () ->
                database
                        .owner()
                        .queryForObject(
                            "SELECT coalesce(max(next_offset), 0) FROM consumer_offsets",
                            Long.class)
                    == sent);
  }

  private static long idOf(String payment) {
    return get("/v1/quarantine?subject=demo:flex:" + payment)
        .json()
        .get("records")
        .get(0)
        .get("id")
        .longValue();
  }

  /** As after a version whose reading was repaired: the bytes are those of a readable report. */
  private static void repair(long id, String payment) {
    byte[] readable =
        TestKafka.bytes(
            Told.that("flex.instalment.debited", payment)
                .amount("10")
                .line("TUITION_FEE", "10")
                .report());
    database.owner().update("UPDATE quarantined_records SET value = ? WHERE id = ?", readable, id);
  }

  private static Answer get(String path) {
    return service.get(path);
  }

  private static Answer post(String path, String body) {
    return service.post(path, OPERATOR, body);
  }

  private static JsonNode payment(String id) {
    return get("/v1/payments/demo:flex:" + id).json();
  }

  @Test
  void redrivesARecordOnceAndTakesTheMarkOffItsPayment() {
    long id = refused("flex_redriven");
    assertThat(payment("flex_redriven").get("cases").get(0).get("kind").stringValue())
        .isEqualTo("unreadable_report");
    repair(id, "flex_redriven");
    String path = "/v1/quarantine/" + id + "/redrive";

    JsonNode dry = post(path, "{}").json();
    Contract.assertIs("Act", dry);
    assertThat(dry.toString())
        .isEqualTo(
            "{\"dry_run\":true,\"matched\":1,\"records\":[{\"id\":"
                + id
                + ",\"outcome\":\"accepted\",\"refusal\":null}],\"next_cursor\":null}");
    assertThat(payment("flex_redriven").get("facts").isEmpty()).isTrue();

    Answer done = post(path, "{\"dry_run\":false,\"reason\":\"clock was repaired\"}");
    Contract.assertIs("Act", done.json());
    assertThat(done.json().get("records").get(0).get("outcome").stringValue())
        .isEqualTo("accepted");
    assertThat(payment("flex_redriven").get("cases").isEmpty()).isTrue();
    assertThat(payment("flex_redriven").get("journal").size()).isOne();

    Answer again = post(path, "{\"dry_run\":false,\"reason\":\"once more\"}");
    assertProblem(again, 409, "already-settled");
    assertThat(payment("flex_redriven").get("journal").size()).isOne();
    JsonNode shown = get("/v1/quarantine/" + id).json();
    Contract.assertIs("QuarantinedRecord", shown);
    assertThat(shown.get("state").stringValue()).isEqualTo("redriven");
    assertThat(shown.get("acts").get(0).get("by").stringValue()).isEqualTo("operator");
    assertThat(shown.get("acts").get(0).get("reason").stringValue())
        .isEqualTo("clock was repaired");
  }

  @Test
  void ofTwoOperatorsAtOnceOneWins() throws Exception {
    long id = refused("flex_raced");
    repair(id, "flex_raced");
    List<Callable<Integer>> both = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      both.add(
          () ->
              post("/v1/quarantine/" + id + "/redrive", "{\"dry_run\":false,\"reason\":\"race\"}")
                  .status());
    }
    List<Integer> statuses = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> one : threads.invokeAll(both)) {
        statuses.add(one.get());
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409);
    assertThat(payment("flex_raced").get("journal").size()).isOne();
  }

  @Test
  void whatIsRefusedStillGoesOnWaiting() {
    long id = refused("flex_refused");
    JsonNode done =
        post("/v1/quarantine/" + id + "/redrive", "{\"dry_run\":false,\"reason\":\"try\"}").json();
    Contract.assertIs("Act", done);
    assertThat(done.get("records").get(0).get("refusal").stringValue()).isEqualTo("clock");
    JsonNode shown = get("/v1/quarantine/" + id).json();
    Contract.assertIs("QuarantinedRecord", shown);
    assertThat(shown.get("state").stringValue()).isEqualTo("waiting");
    assertThat(shown.get("acts").get(0).get("act").stringValue()).isEqualTo("redrive_refused");
  }

  @Test
  void redrivesAFilteredSetPageByPage() {
    for (int i = 0; i < 5; i++) {
      String id = "flex_set_" + i;
      send(
          Told.that("flex.instalment.debited", id).amount("-1").line("TUITION_FEE", "-1").report());
      repair(idOf(id), id);
    }
    String filter = "\"filter\":{\"reason\":\"negative_amount\"},\"limit\":3";

    JsonNode dry = post("/v1/quarantine/redrive", "{" + filter + "}").json();
    assertThat(dry.get("matched").longValue()).isEqualTo(5);
    assertThat(dry.get("dry_run").booleanValue()).isTrue();
    JsonNode first =
        post(
                "/v1/quarantine/redrive",
                "{" + filter + ",\"dry_run\":false,\"reason\":\"rule changed\"}")
            .json();
    Contract.assertIs("Act", first);
    assertThat(first.get("records").size()).isEqualTo(3);
    JsonNode second =
        post(
                "/v1/quarantine/redrive",
                "{"
                    + filter
                    + ",\"dry_run\":false,\"reason\":\"rule changed\",\"cursor\":\""
                    + first.get("next_cursor").stringValue()
                    + "\"}")
            .json();
    assertThat(second.get("matched").longValue()).isEqualTo(2);
    assertThat(second.get("records").size()).isEqualTo(2);
    assertThat(second.get("next_cursor").isNull()).isTrue();
    assertThat(
            get("/v1/quarantine?reason=negative_amount&state=waiting")
                .json()
                .get("matched")
                .longValue())
        .isZero();
    assertThat(payment("flex_set_4").get("journal").size()).isOne();
  }

  @Test
  void discardsWithAReasonAlone() {
    long id = refused("flex_discarded");
    String path = "/v1/quarantine/" + id + "/discard";
    assertProblem(post(path, "{\"dry_run\":false}"), 400, "invalid-request");
    assertProblem(post(path, "{\"dry_run\":false,\"reason\":\"  \"}"), 400, "invalid-request");
    assertThat(post(path, "").json().get("dry_run").booleanValue()).isTrue();

    assertThat(post(path, "{\"dry_run\":false,\"reason\":\"a test of Jodo's\"}").status())
        .isEqualTo(200);

    assertProblem(post(path, "{\"dry_run\":false,\"reason\":\"x\"}"), 409, "already-settled");
    assertProblem(post(path, "{}"), 409, "already-settled");
    assertThat(payment("flex_discarded").get("cases").isEmpty()).isTrue();
    assertThat(payment("flex_discarded").get("journal").isEmpty()).isTrue();
  }

  @Test
  void pagesTheListWithoutLosingOrRepeatingARecord() {
    for (int i = 0; i < 5; i++) {
      refused("flex_page_" + i);
    }
    JsonNode whole = get("/v1/quarantine?limit=500").json();
    Contract.assertIs("QuarantinePage", whole);
    List<JsonNode> records = new ArrayList<>();
    String cursor = "0";
    while (records.size() < 1_000) {
      JsonNode page = get("/v1/quarantine?limit=2&cursor=" + cursor).json();
      page.get("records").forEach(records::add);
      if (page.get("next_cursor").isNull()) {
        break;
      }
      cursor = page.get("next_cursor").stringValue();
    }
    List<JsonNode> all = new ArrayList<>();
    whole.get("records").forEach(all::add);
    assertThat(records.stream().map(record -> record.get("id")))
        .containsExactlyElementsOf(all.stream().map(record -> record.get("id")).toList());
    assertThat(get("/v1/quarantine?topic=elsewhere").json().get("records").isEmpty()).isTrue();
  }

  @Test
  void showsBytesToOperatorsAloneAndNowhereElse() {
    long id = refused("flex_bytes");
    String path = "/v1/quarantine/" + id + "/bytes";

    Answer bytes = service.get(path, OPERATOR, "application/json");
    Contract.assertIs("RecordBytes", bytes.json());
    byte[] key = Base64.getDecoder().decode(bytes.json().get("key").stringValue());
    assertThat(new String(key, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("flex.instalment.debited-flex_bytes");
    assertThat(bytes.json().get("value").stringValue()).isNotEmpty();
    assertProblem(get(path), 403, "forbidden");
  }

  @Test
  void lettingViewersReadAndOperatorsAct() {
    long id = refused("flex_roles");
    for (String path :
        List.of(
            "/v1/quarantine/" + id + "/redrive",
            "/v1/quarantine/" + id + "/discard",
            "/v1/quarantine/redrive",
            "/v1/consumers/payment-ledger/breaker")) {
      assertProblem(
          service.post(path, "viewer:viewer", "{\"dry_run\":false,\"reason\":\"x\"}"),
          403,
          "forbidden");
      assertProblem(service.post(path, "operator:wrong", "{}"), 401, "unauthenticated");
    }
    assertThat(get("/v1/quarantine/" + id).json().get("state").stringValue()).isEqualTo("waiting");
  }

  @Test
  void refusesWithStableProblems() {
    assertProblem(get("/v1/quarantine/999999"), 404, "unknown-record");
    assertProblem(post("/v1/quarantine/999999/redrive", "{}"), 404, "unknown-record");
    assertProblem(get("/v1/quarantine/x"), 400, "invalid-request");
    assertProblem(get("/v1/quarantine?limit=0"), 400, "invalid-page");
    assertProblem(get("/v1/quarantine?cursor=x"), 400, "invalid-page");
    assertProblem(get("/v1/quarantine?state=lost"), 400, "invalid-request");
    assertProblem(post("/v1/quarantine/redrive", "{"), 400, "invalid-request");
    assertProblem(post("/v1/consumers/nobody/breaker", "{}"), 404, "unknown-consumer");
    assertProblem(post("/v1/consumers/payment-ledger/breaker", "{}"), 409, "already-closed");
  }

  @Test
  void publishesADeadLetterForEach() {
    long id = refused("flex_letter");
    patiently()
        .until(
            () ->
                get("/v1/quarantine/" + id)
                    .json()
                    .get("dead_letter")
                    .stringValue()
                    .equals("published"));
  }

  private static void assertProblem(Answer refusal, int status, String type) {
    assertThat(refusal.status()).as(refusal.body()).isEqualTo(status);
    Contract.assertIs("Problem", refusal.json());
    assertThat(refusal.json().get("type").stringValue()).endsWith(":" + type);
  }

  /** A loaded machine is slow and not wrong. */
  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
