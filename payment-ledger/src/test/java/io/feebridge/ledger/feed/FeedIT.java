package io.feebridge.ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.feed.kafka.FeedTopics;
import io.feebridge.ledger.testing.ErpDouble;
import io.feebridge.ledger.testing.Histories;
import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestLedger;
import io.feebridge.ledger.testing.Told;
import io.feebridge.schemas.PaymentReported;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What an ERP that follows the rules ends up with, on real Kafka and real PostgreSQL. The seed is
 * printed; {@code -Dfeebridge.seed=…} repeats a run.
 */
class FeedIT {

  private static final int REPORTS = Boolean.getBoolean("feebridge.long") ? 4_000 : 800;
  private static final int RELAYS = 4;
  private static final long SEED = Long.getLong("feebridge.seed", System.nanoTime());
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final TestDatabase database = TestDatabase.migrated();
  private final String topic = TestKafka.newTopic(4);
  private final FeedTopics feed = new FeedTopics(TestKafka.newTopic(3), TestKafka.newTopic(3));
  private final String shard = feed.payments();

  /** Everything that was put into the outbox has been published or refused. */
  private void awaitRelay() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                database.count("outbox_messages WHERE id > (SELECT last_id FROM relay_positions)")
                    == 0);
  }

  private void assertEqualToTheBooks(ErpDouble erp) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              erp.read();
              assertThat(erp.stateLines()).isEqualTo(database.stateLines());
              assertThat(erp.journalLines()).isEqualTo(database.journalLines());
            });
    assertThat(erp.complaints()).isEmpty();
    assertThat(database.count("refused_messages")).isZero();
    erp.states()
        .forEach(
            (key, state) -> {
              assertThat(state.getKey()).isEqualTo(key);
              assertThat(state.getEntries()).isEqualTo(erp.journal(key).size());
              StateReading.assertSaysWhatItsHashSays(state);
            });
  }

  @Test
  void anyHistoryLeavesTheErpEqualToTheBooksThoughRelaysComeAndGo() {
    System.out.println("feebridge.seed=" + SEED);
    Histories histories = new Histories(new Random(SEED), 120);
    List<PaymentReported> delivered = histories.delivered(histories.reports(REPORTS), 0.3);
    TestKafka.send(topic, delivered);

    try (TestLedger ledger =
            TestLedger.start(database, topic, s -> s.withThreads(3).withMaxPollRecords(40));
        ErpDouble erp = new ErpDouble(feed)) {
      ledger.feed().relay(feed, shard);
      for (int part = 1; part < RELAYS; part++) {
        long enough = (long) delivered.size() * part / RELAYS;
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> erp.read().records() > 0 && ledger.counted("records.applied") >= enough);
        ledger.feed().startRelay(shard);
      }
      ledger.awaitRecords(delivered.size());
      awaitRelay();
      assertEqualToTheBooks(erp);
      assertThat(erp.states()).hasSizeGreaterThan(100);
      assertThat(erp.states().values()).anyMatch(state -> !state.getCases().isEmpty());
      assertThat(erp.states().values()).anyMatch(state -> state.getVersion() > 3);
    }
  }

  @Test
  void aRaisedGenerationTellsEverythingAgainWhileBookingGoesOn() {
    Histories histories = new Histories(new Random(SEED), 60);
    List<PaymentReported> reports = histories.reports(300);
    TestKafka.send(topic, reports.subList(0, 200));

    try (TestLedger ledger =
            TestLedger.start(database, topic, s -> s.withThreads(2).withMaxPollRecords(20));
        ErpDouble erp = new ErpDouble(feed)) {
      ledger.feed().relay(feed, shard);
      ledger.awaitRecords(200);
      awaitRelay();
      assertEqualToTheBooks(erp);
      database.owner().execute("UPDATE outbox_generations SET generation = generation + 1");
      ledger.feed().startRepublication(7, 50);
      TestKafka.send(topic, reports.subList(200, 250));
      ledger.awaitRecords(250);
      ledger.feed().stopRepublication();
      ledger.feed().startRepublication(7, 50);
      TestKafka.send(topic, reports.subList(250, 300));
      ledger.awaitRecords(300);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> database.count("republications WHERE complete = 2") == 1);
      awaitRelay();
      assertEqualToTheBooks(erp);
      assertThat(erp.states().values()).allMatch(state -> state.getGeneration() == 2);
      assertThat(erp.states().keySet().stream().flatMap(key -> erp.journal(key).stream()))
          .isNotEmpty()
          .allMatch(entry -> entry.getGeneration() == 2);
    }
    try (ErpDouble newcomer = new ErpDouble(feed)) {
      assertEqualToTheBooks(newcomer);
    }
  }

  @Test
  void theTraceOfTheWebhookGoesOnToBothTopics() {
    PaymentReported report =
        Told.that("flex.instalment.debited", "flex_1").line("TUITION", "10").report();
    TestKafka.sendTraced(topic, report, TRACE);

    try (TestLedger ledger = TestLedger.start(database, topic, s -> s);
        ErpDouble erp = new ErpDouble(feed)) {
      ledger.feed().relay(feed, shard);
      ledger.awaitRecords(1);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> erp.read().records(), records -> records == 2);
      assertThat(erp.traces(feed.payments())).containsExactly(TRACE);
      assertThat(erp.traces(feed.journal())).containsExactly(TRACE);
    }
  }

  @Test
  void aDuplicateTellsNothing() {
    PaymentReported report =
        Told.that("flex.instalment.debited", "flex_1").line("TUITION", "10").report();
    TestKafka.send(topic, List.of(report, report, report));

    try (TestLedger ledger = TestLedger.start(database, topic, s -> s.withMaxPollRecords(1))) {
      ledger.awaitRecords(3);
    }

    assertThat(database.count("outbox_messages")).isEqualTo(2);
  }
}
