package io.feebridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestService;
import io.feebridge.ledger.testing.TestService.Answer;
import io.feebridge.ledger.testing.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service as its callers see it. */
class LedgerServiceIT {

  private static final Instant SETTLED_AT = Instant.parse("2026-06-03T04:00:00Z");

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
                .line("=HYPERLINK(1)", "12.50")
                .student(null, "S/9", 2026)
                .report(),
            Told.that("flex.instalment.debited", "flex_unread")
                .unread("/payload/payment/details/0/amount", "10000.005")
                .line("TUITION_FEE", null)
                .report()));
    service = TestService.start(TestDatabase.empty(), topic, Map.of()).awaitRecords(4);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void tellsAPayment() {
    Answer answer = service.get("/v1/payments/demo:flex:flex_1234");

    System.out.println(answer.body());
    assertThat(answer.status()).isEqualTo(200);
    System.out.println(service.get("/v1/payments/demo:flex:flex_unread").body());
    System.out.println(service.get("/v1/payments/demo:flex:odd%2Fid%3A7%20%25").body());
    System.out.println(service.get("/v1/payments/demo:flex:nobody").body());
    System.out.println(service.get("/v1/payments/nonsense").body());
    System.out.println(service.get("/v1/payments/").body());
    System.out.println(service.get("/v1/nothing").body());
    System.out.println(service.get("/v1/trial-balance").body());
    System.out.println(service.get("/v1/trial-balance", "viewer:viewer", "text/csv").body());
    System.out.println(service.get("/v1/students/7268/statement?limit=2").body());
    System.out.println(service.get("/v1/students/7268/statement?limit=2").header("Link"));
    System.out.println(service.get("/v1/students/erp%3AS%2F9/statement", "viewer:viewer", "text/csv").body());
    System.out.println(service.get("/v1/students/7268/statement?limit=x").body());
    System.out.println(service.get("/v1/trial-balance", null, "application/json").body());
    System.out.println(service.get("/v1/trial-balance", "viewer:wrong", "application/json").body());
    System.out.println(service.get("/v1/trial-balance", "viewer:viewer", "image/png").body());
    System.out.println(service.get("/other", "viewer:viewer", "application/json").body());
    System.out.println(service.management("/actuator/health").body());
    System.out.println(service.management("/actuator/health/readiness").body());
    System.out.println(service.management("/actuator").status() + " " + service.management("/actuator/env").status());
    System.out.println(service.management("/actuator/prometheus").body().lines().filter(l -> l.startsWith("feebridge")).toList());
  }
}
