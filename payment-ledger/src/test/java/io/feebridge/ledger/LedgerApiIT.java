package io.feebridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.testing.Contract;
import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestService;
import io.feebridge.ledger.testing.TestService.Answer;
import io.feebridge.ledger.testing.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service as its callers see it. */
class LedgerApiIT {

  private static final Instant SETTLED_AT = Instant.parse("2026-06-03T04:00:00Z");

  private static TestDatabase database;
  private static TestService service;

  @BeforeAll
  static void start() {
    String topic = TestKafka.newTopic(3);
    TestKafka.send(
        topic,
        List.of(
            Told.that("flex.downpayment.settled", "flex_1234")
                .amount("5000")
                .line("TUITION_FEE", "2500", "settl_1234", SETTLED_AT)
                .line("TRANSPORT_FEE", "2500", "settl_1234", SETTLED_AT)
                .report(),
            Told.that("flex.downpayment.debited", "flex_1234")
                .amount("5000")
                .paidAt(Told.NOON)
                .line("TUITION_FEE", "2500")
                .line("TRANSPORT_FEE", "2500")
                .report(),
            Told.that("flex.instalment.debited", "odd/id:7 %")
                .at(null)
                .line("=FEE", "12.50")
                .student(null, "S/9", 2026)
                .report(),
            Told.that("flex.instalment.debited", "flex_unread")
                .unread("/payload/payment/details/0/amount", "10000.005")
                .line("TUITION_FEE", null)
                .report(),
            Told.that("flex.instalment.debited", "flex_doubt")
                .line("TUITION_FEE", "10")
                .amount("11")
                .report()));
    database = TestDatabase.empty();
    service = TestService.start(database, topic, Map.of()).awaitRecords(5);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void tellsAPayment() {
    JsonNode payment = service.get("/v1/payments/demo:flex:flex_1234").json();

    Contract.assertIs("Payment", payment);
    assertThat(payment.get("state").stringValue()).isEqualTo("settled");
    assertThat(payment.get("student").get("jodo_student_id").stringValue()).isEqualTo("7268");
    assertThat(payment.get("lines").size()).isEqualTo(2);
    JsonNode line = payment.get("lines").get(1);
    assertThat(line.toString())
        .isEqualTo(
            "{\"component\":\"TUITION_FEE\",\"collected\":\"2500.00\",\"settled\":\"2500.00\","
                + "\"settlements\":[{\"utr\":\"settl_1234\",\"amount\":\"2500.00\","
                + "\"settled_at\":\"2026-06-03T04:00:00Z\"}]}");
    assertThat(payment.get("facts").size()).isEqualTo(2);
    assertThat(payment.get("journal").findValuesAsString("version")).containsExactly("1", "2");
    assertThat(payment.get("journal").get(1).get("postings").get(0).toString())
        .isEqualTo(
            "{\"account\":\"bank:demo\",\"academic_year\":null,\"side\":\"debit\","
                + "\"amount\":\"2500.00\",\"component\":\"TRANSPORT_FEE\",\"utr\":\"settl_1234\"}");
    assertThat(payment.get("cases").isEmpty()).isTrue();
  }

  @Test
  void findsAnIdWithSlashColonBlankAndPercent() {
    Answer encoded = service.get("/v1/payments/demo:flex:odd%2Fid%3A7%20%25");
    Answer bare = service.get("/v1/payments/demo:flex:odd/id:7%20%25");

    assertThat(encoded.status()).isEqualTo(200);
    assertThat(encoded.json().get("id").stringValue()).isEqualTo("odd/id:7 %");
    assertThat(bare.json()).isEqualTo(encoded.json());
  }

  @Test
  void tellsNoTimeThatNoReportTold() {
    JsonNode payment = service.get("/v1/payments/demo:flex:odd%2Fid%3A7%20%25").json();

    Contract.assertIs("Payment", payment);
    assertThat(payment.get("facts").get(0).get("occurred_at").isNull()).isTrue();
    assertThat(payment.get("journal").get(0).get("occurred_at").isNull()).isTrue();
    assertThat(payment.get("journal").get(0).get("accounting_date").stringValue())
        .startsWith(payment.get("journal").get(0).get("booked_at").stringValue().substring(0, 4));
    assertThat(payment.get("cases").findValuesAsString("kind")).containsExactly("time_in_doubt");
  }

  @Test
  void marksThePaymentOfAReportNobodyCouldRead() {
    JsonNode payment = service.get("/v1/payments/demo:flex:flex_unread").json();

    Contract.assertIs("Payment", payment);
    assertThat(payment.get("version").longValue()).isZero();
    assertThat(payment.get("cases").get(0).get("kind").stringValue())
        .isEqualTo("unreadable_report");
    assertThat(payment.get("cases").get(0).get("subject").stringValue())
        .isEqualTo("unreadable_amount");
  }

  @Test
  void showsADoubtAndCountsThePaymentUntilItIsDecided() {
    JsonNode payment = service.get("/v1/payments/demo:flex:flex_doubt").json();

    Contract.assertIs("Payment", payment);
    assertThat(payment.get("cases").findValuesAsString("kind")).contains("lines_and_amount_differ");
    assertThat(payment.get("cases").findValuesAsString("at_risk")).contains("1.00");
    assertThat(service.metric("feebridge_ledger_payments_doubtful"))
        .as("this one, and the one without a time")
        .isEqualTo(2);
  }

  @Test
  void balancesAndAgreesWithThePostings() {
    JsonNode balance = service.get("/v1/trial-balance").json();

    Contract.assertIs("TrialBalance", balance);
    assertThat(balance.get("total_debit")).isEqualTo(balance.get("total_credit"));
    assertThat(balance.get("accounts").isEmpty()).isFalse();
    assertThat(database.balanceHash()).isEqualTo(database.postingsHash());
    assertThat(service.get("/v1/trial-balance?collector=other").json().get("accounts").isEmpty())
        .isTrue();
  }

  @Test
  void writesReportsAsCsvWithoutFormulas() {
    Answer balance = service.get("/v1/trial-balance", "viewer:viewer", "text/csv");
    Answer statement =
        service.get("/v1/students/erp%3AS%2F9/statement", "viewer:viewer", "text/csv");

    assertThat(balance.header("Content-Type")).startsWith("text/csv");
    assertThat(balance.body())
        .startsWith("collector,account,academic_year,debit,credit,balance\r\n")
        .contains("\r\ndemo,payer:7268:TUITION_FEE,2026,0.00,");
    assertThat(statement.body()).contains(",collected,\"'=FEE\",2026,0.00,12.50,-12.50,");
  }

  @Test
  void pagesAStatementWithoutLosingOrRepeatingALine() {
    JsonNode whole = service.get("/v1/students/7268/statement").json();
    List<JsonNode> lines = new ArrayList<>();
    String path = "/v1/students/7268/statement?limit=1";
    for (Answer page = service.get(path); lines.size() < 100; page = service.get(path)) {
      Contract.assertIs("Statement", page.json());
      page.json().get("lines").forEach(lines::add);
      if (page.json().get("next_cursor").isNull()) {
        assertThat(page.header("Link")).isEmpty();
        break;
      }
      path = page.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    }

    assertThat(whole.get("lines").size()).isGreaterThan(2);
    assertThat(lines).containsExactlyElementsOf(whole.get("lines"));
    assertThat(lines.getLast().get("balance")).isEqualTo(whole.get("balance"));
    assertThat(whole.get("totals").findValuesAsString("component"))
        .containsExactly("TRANSPORT_FEE", "TUITION_FEE", "UNALLOCATED");
  }

  @Test
  void refusesWithStableProblemsAndNoStackTrace() {
    assertProblem("/v1/payments/demo:flex:nobody", 404, "unknown-payment");
    assertProblem("/v1/payments/nonsense", 400, "invalid-payment-key");
    assertProblem("/v1/payments/", 400, "invalid-payment-key");
    assertProblem("/v1/students/nobody/statement", 404, "unknown-student");
    assertProblem("/v1/students/7268/statement?limit=0", 400, "invalid-page");
    assertProblem("/v1/students/7268/statement?limit=x", 400, "invalid-request");
    assertProblem("/v1/students/7268/statement?cursor=x", 400, "invalid-page");
    assertProblem("/v1/nothing", 404, "not-found");
    assertProblem("/elsewhere", 403, "forbidden");
    assertProblem("/v1/payments/demo:flex:a;b", 400, "invalid-request");
  }

  @Test
  void refusesInJsonWhereOnlyCsvWasAskedFor() {
    Answer refusal = service.get("/v1/students/nobody/statement", "viewer:viewer", "text/csv");

    assertThat(refusal.status()).isEqualTo(404);
    Contract.assertIs("Problem", refusal.json());
  }

  private static void assertProblem(String path, int status, String type) {
    Answer refusal = service.get(path);
    assertThat(refusal.status()).as(path).isEqualTo(status);
    assertThat(refusal.header("Content-Type")).isEqualTo("application/problem+json");
    Contract.assertIs("Problem", refusal.json());
    assertThat(refusal.json().get("type").stringValue()).endsWith(":" + type);
    assertThat(refusal.body()).doesNotContain("Exception", "io.feebridge", "stackTrace");
  }

  @Test
  void letsInNobodyWithoutAPassword() {
    for (String credentials : new String[] {null, "viewer:wrong", "stranger:viewer", "viewer:"}) {
      Answer refusal = service.get("/v1/trial-balance", credentials, "application/json");
      assertThat(refusal.status()).as(credentials).isEqualTo(401);
      assertThat(refusal.header("WWW-Authenticate")).startsWith("Basic realm=\"feebridge\"");
      Contract.assertIs("Problem", refusal.json());
    }
    assertThat(service.get("/v1/trial-balance", "operator:operator", "*/*").status())
        .isEqualTo(200);
  }

  @Test
  void showsHealthAndMetricsOnTheirOwnPortAlone() {
    assertThat(service.management("/actuator/health/readiness").body()).contains("\"UP\"");
    assertThat(service.management("/actuator/health").json().get("components").has("inbox"))
        .isTrue();
    assertThat(service.metric("feebridge_ledger_facts_kept_total")).isEqualTo(4);
    assertThat(service.management("/actuator/env").status()).isEqualTo(401);
    assertThat(service.management("/v1/trial-balance").status()).isEqualTo(401);
    assertThat(service.get("/actuator/health").status()).isNotEqualTo(200);
  }

  @Test
  void documentsEveryPath() {
    assertThat(Contract.paths())
        .containsExactlyInAnyOrder(
            "/v1/payments/{key}",
            "/v1/students/{student}/statement",
            "/v1/trial-balance",
            "/v1/quarantine",
            "/v1/quarantine/{id}",
            "/v1/quarantine/{id}/bytes",
            "/v1/quarantine/{id}/redrive",
            "/v1/quarantine/{id}/discard",
            "/v1/quarantine/redrive",
            "/v1/consumers",
            "/v1/consumers/{group}/breaker",
            "/v1/events/{event_id}");
  }
}
