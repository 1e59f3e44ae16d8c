package io.feebridge.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.testing.Histories;
import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestLedger;
import io.feebridge.schemas.PaymentReported;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Any batch size, any number of consumers, any repetition and any order lead to the same books. The
 * seed is printed; {@code -Dfeebridge.seed=…} repeats a run.
 */
class AnyDeliveryIT {

  private static final int REPORTS = Boolean.getBoolean("feebridge.long") ? 6_000 : 1_500;
  private static final long SEED = Long.getLong("feebridge.seed", System.nanoTime());

  private static Histories histories;
  private static List<PaymentReported> reports;
  private static String positions;
  private static String balances;

  @BeforeAll
  static void bookOnceInOrder() {
    System.out.println("feebridge.seed=" + SEED);
    histories = new Histories(new Random(SEED), 250);
    reports = histories.reports(REPORTS);
    TestDatabase database = deliver(reports, 1, 500, false);
    positions = database.positionHash();
    balances = database.balanceHash();
    assertThat(database.count("facts")).isEqualTo(REPORTS);
    assertThat(database.count("payments WHERE cases IS NOT NULL")).isGreaterThan(50);
  }

  private static TestDatabase deliver(
      List<PaymentReported> delivered, int consumers, int batch, boolean repetitionsLetThrough) {
    TestDatabase database = TestDatabase.migrated();
    if (repetitionsLetThrough) {
      database.owner().execute("ALTER TABLE facts DROP CONSTRAINT facts_pkey");
    }
    String topic = TestKafka.newTopic(6);
    TestKafka.send(topic, delivered);
    try (TestLedger ledger =
        TestLedger.start(
            database, topic, s -> s.withThreads(consumers).withMaxPollRecords(batch))) {
      ledger.awaitRecords(delivered.size());
      long kept = ledger.counted("facts.kept");
      assertThat(kept + ledger.counted("facts.repeated")).isEqualTo(delivered.size());
      assertThat(kept).isEqualTo(database.count("facts"));
      assertThat(ledger.counted("entries.written")).isEqualTo(database.count("journal_entries"));
      assertThat(ledger.registry().get("feebridge.messaging.batches.repeated").counter().count())
          .as("no deadlock among consumers")
          .isZero();
      assertThat(ledger.counted("postings.written")).isEqualTo(database.count("postings"));
    }
    return database;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.0",
    "2, 7, 0.3",
    "3, 50, 0.1",
    "3, 500, 0.3",
    "1, 2000, 0.3",
    "2, 2000, 0.0"
  })
  void leadsToTheSameBooks(int consumers, int batch, double duplicates) {
    TestDatabase database =
        deliver(histories.delivered(reports, duplicates), consumers, batch, false);

    assertSameBooks(database);
    assertThat(database.count("facts")).isEqualTo(REPORTS);
  }

  @Test
  void needsNoUniquenessOfFacts() {
    TestDatabase database = deliver(histories.delivered(reports, 0.3), 3, 200, true);

    assertSameBooks(database);
    assertThat(database.count("facts")).isEqualTo((long) (REPORTS * 1.3));
  }

  private static void assertSameBooks(TestDatabase database) {
    assertThat(database.positionHash()).isEqualTo(positions);
    assertThat(database.balanceHash()).isEqualTo(balances);
    assertThat(database.postingsHash()).isEqualTo(balances);
    assertThat(
            database
                .owner()
                .queryForObject(
                    "SELECT count(*) FROM payments p WHERE entries <> (SELECT count(*) FROM"
                        + " journal_entries e WHERE e.payment_id = p.payment_id) OR entries <>"
                        + " (SELECT coalesce(max(version), 0) FROM journal_entries e WHERE"
                        + " e.payment_id = p.payment_id)",
                    Long.class))
        .isZero();
  }
}
