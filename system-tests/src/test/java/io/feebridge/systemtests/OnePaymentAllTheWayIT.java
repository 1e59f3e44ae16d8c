package io.feebridge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.localstack.demo.Books;
import io.feebridge.localstack.demo.Example;
import io.feebridge.localstack.demo.PaymentSheet;
import io.feebridge.localstack.demo.TrialBalance;
import io.feebridge.localstack.demo.http.LedgerApi;
import io.feebridge.localstack.demo.jodo.SignedWebhooks;
import io.feebridge.localstack.process.ProcessRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Signed webhooks become balanced books on the processes that production runs, whatever is killed
 * meanwhile. The tests share a stack and do not depend on their order: each has payments of its
 * own.
 */
class OnePaymentAllTheWayIT {

  private static final Path STATE = Path.of("target/stack").toAbsolutePath();
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration RESTARTED = Duration.ofMinutes(3);

  /**
   * A dead broker stays dead long enough to be noticed, and a dead ledger is forgotten soon: 45 s,
   * by default, nobody else may read its partitions.
   */
  private static final String[] OPTIONS = {
    "--restart-delay=PT8S",
    "--kafka-setting=group.consumer.min.heartbeat.interval.ms=1000",
    "--kafka-setting=group.consumer.heartbeat.interval.ms=1000",
    "--kafka-setting=group.consumer.min.session.timeout.ms=3000",
    "--kafka-setting=group.consumer.session.timeout.ms=6000"
  };

  private static final List<StackUnderTest> STACKS = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    deleteOldState();
    STACKS.add(StackUnderTest.start(STATE, OPTIONS));
  }

  @AfterAll
  static void endAndLeaveNothing() throws InterruptedException {
    if (STACKS.isEmpty()) {
      return;
    }
    int code = stack().end();
    List<ProcessRecord> survivors = STACKS.stream().flatMap(s -> s.survivors().stream()).toList();
    assertThat(survivors).as("processes left behind").isEmpty();
    assertThat(code).as("exit code after a request to end").isEqualTo(143);
  }

  @Test
  void theDemoTellsItsStoryAnyNumberOfTimes() throws Exception {
    assertThat(stack().run("demo")).as(stack().output("demo")).isZero();
    assertThat(stack().output("demo"))
        .contains("answered [401]: refused")
        .contains("agrees to the paisa, by component and UTR")
        .doesNotContain("DIFFERS")
        .contains("Nothing was booked again.");
    assertBalance();

    assertThat(stack().run("demo")).as(stack().output("demo")).isZero();
    assertBalance();
  }

  @Test
  void duplicatesBookNothing() {
    Example debit = debitOf("flex_7001");
    assertThat(send(debit)).isEqualTo(200);
    PaymentSheet once = awaitPayment("flex_7001");
    Books.Counts before = books().counts();

    for (int copy = 0; copy < 20; copy++) {
      assertThat(send(debit)).isEqualTo(200);
    }

    await().atMost(SOON).until(() -> books().counts().since(before).known() >= 20);
    assertThat(books().counts().since(before).fresh()).isZero();
    assertThat(payment("flex_7001")).isEqualTo(once);
    assertBalance();
  }

  @Test
  void aForgedBodyIsRefusedAndReachesNoBook() {
    Example genuine = debitOf("flex_7002");
    int answer;
    try (SignedWebhooks jodo = jodo()) {
      answer = jodo.send(genuine.forged(), genuine);
    }
    assertThat(answer).isEqualTo(401);

    Example later = debitOf("flex_7003");
    assertThat(send(later)).isEqualTo(200);
    awaitPayment("flex_7003");

    assertThat(books().payment("demo:flex:flex_7002")).isEmpty();
  }

  @Test
  void takesADeliveryWithoutKafkaAndBooksItWhenKafkaIsBack() {
    Example debit = debitOf("flex_7004");
    stack().kill("kafka");

    assertThat(send(debit)).as("answer without Kafka").isEqualTo(200);

    await("it is booked, and nobody has sent it again")
        .atMost(RESTARTED)
        .until(() -> books().payment("demo:flex:flex_7004").isPresent());
    PaymentSheet sheet = payment("flex_7004");
    assertThat(sheet.facts()).hasSize(1);
    assertThat(collected(sheet)).isEqualByComparingTo("5000.00");
    assertBalance();
  }

  @Test
  void findsItsDataAgainAfterSupervisorKafkaAndDatabaseWereKilled() throws IOException {
    sendUntilTaken(debitOf("flex_7005"));
    PaymentSheet before = awaitPayment("flex_7005");
    TrialBalance balance = books().trialBalance();
    StackUnderTest killed = stack();

    killed.kill("supervisor");
    killed.kill("kafka");
    killed.kill("postgres");
    STACKS.add(StackUnderTest.start(STATE, OPTIONS));

    assertThat(killed.survivors()).as("orphans of the killed supervisor").isEmpty();
    assertThat(payment("flex_7005")).isEqualTo(before);
    assertThat(books().trialBalance()).isEqualTo(balance);
    sendUntilTaken(debitOf("flex_7006"));
    awaitPayment("flex_7006");
    assertBalance();
  }

  private static StackUnderTest stack() {
    return STACKS.getLast();
  }

  /** A debit as Jodo documents it, of another payment and event. */
  private static Example debitOf(String payment) {
    Example example = Example.of("flex.downpayment.debited");
    String body =
        example
            .body()
            .replace("flex_1234", payment)
            .replace("f8093bb5-29c7-4b3a-a99b-298520233820", "event-of-" + payment);
    return new Example(example.event(), body);
  }

  private static SignedWebhooks jodo() {
    return new SignedWebhooks(
        stack().address("ingress").resolve("/webhooks/jodo/demo"), "demo-signing-secret");
  }

  private static int send(Example example) {
    try (SignedWebhooks jodo = jodo()) {
      return jodo.send(example);
    }
  }

  /** As Jodo does: a busy machine may answer 503 at first. */
  private static void sendUntilTaken(Example example) {
    await("the delivery is taken").atMost(SOON).until(() -> send(example) == 200);
  }

  private static LedgerApi books() {
    return new LedgerApi(
        stack().address("ledger"), stack().address("ledger-management"), "viewer:viewer");
  }

  private static PaymentSheet payment(String id) {
    return books().payment("demo:flex:" + id).orElseThrow();
  }

  private static PaymentSheet awaitPayment(String id) {
    await(id + " is booked")
        .atMost(SOON)
        .until(() -> books().payment("demo:flex:" + id).isPresent());
    return payment(id);
  }

  private static BigDecimal collected(PaymentSheet sheet) {
    return sheet.lines().stream()
        .map(PaymentSheet.Line::collected)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void assertBalance() {
    TrialBalance balance = books().trialBalance();
    assertThat(balance.totalDebit()).isEqualByComparingTo(balance.totalCredit()).isPositive();
  }

  private static void deleteOldState() throws IOException {
    if (Files.exists(STATE)) {
      try (Stream<Path> tree = Files.walk(STATE)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
