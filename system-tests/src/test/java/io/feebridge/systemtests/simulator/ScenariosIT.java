package io.feebridge.systemtests.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.localstack.demo.TrialBalance;
import io.feebridge.localstack.demo.http.DemoJodo;
import io.feebridge.localstack.demo.http.LedgerApi;
import io.feebridge.localstack.demo.school.TruePayment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whole stories, played to their end: the ledger's books equal Jodo's own, to the paisa. */
@ExtendWith(DeskStack.class)
class ScenariosIT {

  /** What the ledger books. */
  private static final Set<String> FAMILIES = Set.of("flex", "direct");

  private static final Duration STEP = Duration.ofDays(10);
  private static final int STEPS = 15;
  private static final Duration SOON = Duration.ofMinutes(2);

  /** Both are the ingress's collector demo, by deploy/demo/collectors.yml. */
  private static final String OTHER_BRANCH = "appform-extraaedgev2";

  private final Desk desk;
  private final DemoJodo jodo;
  private final DemoJodo otherBranch;

  ScenariosIT(Desk desk) {
    this.desk = desk;
    this.jodo = new DemoJodo(desk.simulator(), Desk.COLLECTOR);
    this.otherBranch = new DemoJodo(desk.simulator(), OTHER_BRANCH);
  }

  /** As the demo registers its first branch; registering again changes nothing. */
  @BeforeEach
  void bothBranchesAreHeard() {
    int registered = 0;
    for (JsonNode hook :
        desk.simulator().control("GET", "/webhooks?limit=1000", null).path("items")) {
      if (hook.path("collector").asString().equals(Desk.COLLECTOR)
          && hook.path("state").asString().equals("ACTIVE")) {
        desk.simulator()
            .jodo(
                "POST",
                "/erp/webhooks",
                Map.of(
                    "collector_code", OTHER_BRANCH,
                    "event_code", hook.path("event").asString(),
                    "url", hook.path("url").asString(),
                    "failure_notification_email", hook.path("failure_mail").asString(),
                    "secret_key", hook.path("secret_key").asString()));
        registered++;
      }
    }
    assertThat(registered).as("events of the second branch").isEqualTo(36);
  }

  @AfterEach
  void honestAgain() {
    jodo.beHonest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything-twice-and-backwards", "month-end"})
  void theLedgerAgreesToThePaisa(String scenario) {
    int before = truth(jodo).size();
    int beforeAtOther = truth(otherBranch).size();
    desk.simulator().control("POST", "/scenarios/" + scenario, null);

    for (int step = 0; step < STEPS && !told(); step++) {
      jodo.pass(STEP);
    }
    assertThat(told()).as("the story is told").isTrue();
    jodo.pass(STEP);

    assertThat(truth(jodo).size() - before).as("of the first branch").isGreaterThanOrEqualTo(10);
    assertThat(truth(otherBranch).size() - beforeAtOther)
        .as("of the second branch")
        .isGreaterThanOrEqualTo(10);
    assertTheLedgerAgrees();
  }

  /** Jodo's pages do not exclude it: the bank keeps what Jodo has yet to take back. */
  @Test
  void theLedgerAgreesOnADebitThatIsTakenBackAfterItSettled() {
    String student = jodo.register("LATE-BOUNCE/" + Desk.number());
    jodo.propose(student);
    String subscription = jodo.setUp(student);
    jodo.pass(Duration.ofDays(4));
    jodo.present(subscription, 2, true);
    jodo.pass(Duration.ofDays(7));
    String payment =
        desk.simulator()
            .control("GET", "/subscriptions/" + subscription, null)
            .path("instalments")
            .path(1)
            .path("payment_id")
            .asString();
    desk.simulator().command("bounce", Map.of("payment_id", payment, "even_settled", true));
    jodo.pass(Duration.ofMinutes(1));

    TruePayment truth =
        truth(jodo).stream().filter(p -> p.id().equals(payment)).findFirst().orElseThrow();
    assertThat(truth.state()).isEqualTo("bounced");
    assertThat(truth.collected()).isEqualByComparingTo("0");
    assertThat(settled(List.of(truth))).isEqualByComparingTo("13000.00");
    assertTheLedgerAgrees();
  }

  private void assertTheLedgerAgrees() {
    await("nothing waits").atMost(SOON).until(() -> jodo.waiting() == 0);
    List<TruePayment> truth =
        Stream.concat(truth(jodo).stream(), truth(otherBranch).stream()).toList();
    try (LedgerApi ledger = desk.ledger()) {
      await("the ledger has taken everything in")
          .atMost(SOON)
          .until(() -> differences(ledger, truth).isEmpty());
      assertThat(differences(ledger, truth)).isEmpty();
      assertThat(atTheBank(ledger.trialBalance())).isEqualByComparingTo(settled(truth));
      assertThat(ledger.trialBalance().balances()).isTrue();
    }
    System.out.printf(
        "scenarios: %d and %d payments of two branches agree, %s rupees at the bank%n",
        truth(jodo).size(), truth(otherBranch).size(), settled(truth));
  }

  private boolean told() {
    var scenario = desk.simulator().control("GET", "/scenario", null);
    return scenario.path("done").asInt() >= scenario.path("steps").asInt();
  }

  private static List<TruePayment> truth(DemoJodo branch) {
    return branch.truth().stream().filter(p -> FAMILIES.contains(p.family())).toList();
  }

  private static List<String> differences(LedgerApi ledger, List<TruePayment> truth) {
    return truth.stream()
        .flatMap(p -> p.differences(ledger.payment(p.keyAt("demo"))).stream())
        .limit(20)
        .toList();
  }

  private static BigDecimal atTheBank(TrialBalance balance) {
    return balance.accounts().stream()
        .filter(account -> account.account().startsWith("bank:demo"))
        .map(TrialBalance.Account::balance)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal settled(List<TruePayment> truth) {
    return truth.stream()
        .flatMap(payment -> payment.lines().stream())
        .map(line -> line.settled())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
