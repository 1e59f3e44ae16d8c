package io.feebridge.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestLedger;
import io.feebridge.ledger.testing.Told;
import io.feebridge.schemas.PaymentReported;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.QueryTimeoutException;

/** A database that goes away between any two steps of the transaction. */
class CrashIT {

  private enum Step {
    KEPT,
    OPENED,
    LOCKED,
    READ,
    WRITTEN
  }

  private final TestDatabase database = TestDatabase.migrated();
  private final String topic = TestKafka.newTopic(1);

  @ParameterizedTest
  @EnumSource
  void leavesNothingHalfWrittenAndBooksOnceItIsBack(Step step) {
    PaymentReported report =
        Told.that("flex.instalment.debited", "flex_1").line("TUITION", "10").report();
    TestKafka.send(topic, List.of(report));
    AtomicBoolean away = new AtomicBoolean(true);
    AtomicInteger failures = new AtomicInteger();

    try (TestLedger ledger =
        TestLedger.startOver(database, topic, books -> new Failing(books, step, away, failures))) {
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> failures.get() >= 2);
      for (String table : List.of("facts", "payments", "journal_entries", "postings", "balances")) {
        assertThat(database.count(table)).as(table).isZero();
      }
      assertThat(database.count("consumer_offsets WHERE next_offset > 0")).isZero();

      away.set(false);
      ledger.awaitRecords(1);
    }

    assertThat(database.count("facts")).isOne();
    assertThat(database.count("postings")).isEqualTo(2);
    assertThat(database.count("consumer_offsets WHERE next_offset = 1")).isOne();
    assertThat(database.count("quarantined_records")).isZero();
  }

  /** Books on a connection that breaks after one step. */
  private record Failing(Books books, Step step, AtomicBoolean away, AtomicInteger failures)
      implements Books {

    private <T> T after(Step done, T result) {
      if (done == step && away.get()) {
        failures.incrementAndGet();
        throw new QueryTimeoutException("away", new java.sql.SQLException("away", "08006"));
      }
      return result;
    }

    @Override
    public Map<PaymentKey, Integer> keep(List<? extends Fact> facts, Instant bookedAt) {
      return after(Step.KEPT, books.keep(facts, bookedAt));
    }

    @Override
    public void open(Set<PaymentKey> keys) {
      books.open(keys);
      after(Step.OPENED, keys);
    }

    @Override
    public List<BookedPayment> lock(Set<PaymentKey> keys) {
      return after(Step.LOCKED, books.lock(keys));
    }

    @Override
    public Map<PaymentKey, List<Fact>> facts(Collection<PaymentKey> keys) {
      return after(Step.READ, books.facts(keys));
    }

    @Override
    public void write(List<Change> changes, Instant bookedAt) {
      books.write(changes, bookedAt);
      after(Step.WRITTEN, changes);
    }
  }
}
