package io.feebridge.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestLedger;
import io.feebridge.ledger.testing.Told;
import io.feebridge.schemas.PaymentReported;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the books hold after the topics were read, on real PostgreSQL and Kafka. */
class BookingIT {

  private final TestDatabase database = TestDatabase.migrated();
  private final String topic = TestKafka.newTopic(3);

  private static PaymentReported debited(String id) {
    return Told.that("flex.downpayment.debited", id)
        .amount("5000")
        .line("TUITION_FEE", "2500")
        .line("TRANSPORT_FEE", "2500")
        .report();
  }

  @Test
  void booksOneEventFiftyTimesOnThreeConsumersOnce() {
    byte[] event = TestKafka.bytes(debited("flex_1"));
    TestKafka.sendTo(
        topic, event, java.util.stream.IntStream.range(0, 50).map(i -> i % 3).toArray());

    try (TestLedger ledger =
        TestLedger.start(database, topic, s -> s.withThreads(3).withMaxPollRecords(2))) {
      ledger.awaitRecords(50);
      assertThat(ledger.counted("facts.kept")).isOne();
      assertThat(ledger.counted("facts.repeated")).isEqualTo(49);
    }

    assertThat(database.count("facts")).isOne();
    assertThat(database.count("journal_entries")).isOne();
    assertThat(database.owner().queryForObject("SELECT version FROM payments", Long.class)).isOne();
  }

  @Test
  void countsNewYearsEveUtcToTheNextFinancialYearInIndia() {
    Instant evening = Instant.parse("2026-03-31T18:45:00Z");
    TestKafka.send(
        topic,
        List.of(
            Told.that("flex.instalment.debited", "flex_2")
                .at(evening)
                .paidAt(evening)
                .line("TUITION_FEE", "100")
                .report()));

    try (TestLedger ledger = TestLedger.start(database, topic, s -> s)) {
      ledger.awaitRecords(1);
    }

    assertThat(
            database
                .owner()
                .queryForObject("SELECT accounting_date::text FROM journal_entries", String.class))
        .isEqualTo("2026-04-01");
  }

  @Test
  void booksOnTheFirstOpenDayWhatHappenedOnAClosedOne() {
    database.owner().update("INSERT INTO closed_periods VALUES ('demo', DATE '2026-06-30')");
    TestKafka.send(topic, List.of(debited("flex_3")));

    try (TestLedger ledger = TestLedger.start(database, topic, s -> s)) {
      ledger.awaitRecords(1);
    }

    assertThat(
            database
                .owner()
                .queryForObject("SELECT accounting_date::text FROM journal_entries", String.class))
        .isEqualTo("2026-07-01");
  }
}
