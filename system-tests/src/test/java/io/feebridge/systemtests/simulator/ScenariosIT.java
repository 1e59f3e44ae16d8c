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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole stories, played to their end: the ledger's books equal Jodo's own, to the paisa. */
@ExtendWith(DeskStack.class)
class ScenariosIT {

  /** What the ledger books. */
  private static final Set<String> FAMILIES = Set.of("flex", "direct");

  private static final Duration STEP = Duration.ofDays(10);
  private static final int STEPS = 15;
  private static final Duration SOON = Duration.ofMinutes(2);

  private final Desk desk;
  private final DemoJodo jodo;

  ScenariosIT(Desk desk) {
    this.desk = desk;
    this.jodo = new DemoJodo(desk.simulator(), Desk.COLLECTOR);
  }

  @AfterEach
  void honestAgain() {
    jodo.beHonest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything-twice-and-backwards", "month-end"})
  void theLedgerAgreesToThePaisa(String scenario) {
    long before = truth().size();
    desk.simulator().control("POST", "/scenarios/" + scenario, null);

    for (int step = 0; step < STEPS && !told(); step++) {
      jodo.pass(STEP);
    }
    assertThat(told()).as("the story is told").isTrue();
    jodo.pass(STEP);
    await("nothing waits").atMost(SOON).until(() -> jodo.waiting() == 0);

    List<TruePayment> truth = truth();
    assertThat(truth.size() - before).as("payments of " + scenario).isGreaterThanOrEqualTo(10);
    try (LedgerApi ledger = desk.ledger()) {
      await("the ledger has taken everything in")
          .atMost(SOON)
          .until(() -> differences(ledger, truth).isEmpty());
      assertThat(differences(ledger, truth)).isEmpty();
      assertThat(atTheBank(ledger.trialBalance())).isEqualByComparingTo(settled(truth));
      assertThat(ledger.trialBalance().balances()).isTrue();
    }
  }

  private boolean told() {
    var scenario = desk.simulator().control("GET", "/scenario", null);
    return scenario.path("done").asInt() >= scenario.path("steps").asInt();
  }

  private List<TruePayment> truth() {
    return jodo.truth().stream().filter(p -> FAMILIES.contains(p.family())).toList();
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
