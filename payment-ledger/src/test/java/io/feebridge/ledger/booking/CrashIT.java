package io.feebridge.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestLedger;
import io.feebridge.ledger.testing.Told;
import io.feebridge.schemas.PaymentReported;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    CLOSED,
    OPENED,
    LOCKED,
    READ,
    UPDATED,
    POSTED,
    TOLD,
    BALANCED
  }

  private final TestDatabase database = TestDatabase.migrated();
  private final String topic = TestKafka.newTopic(1);

  /** One payment that is known, so that it is locked and updated, and one that is not. */
  @ParameterizedTest
  @EnumSource
  void leavesNothingHalfWrittenAndBooksOnceItIsBack(Step step) {
    TestKafka.send(topic, List.of(debited("flex_1")));
    AtomicBoolean away = new AtomicBoolean(false);
    AtomicInteger failures = new AtomicInteger();

    try (TestLedger ledger =
        TestLedger.startOver(database, topic, books -> new Failing(books, step, away, failures))) {
      ledger.awaitRecords(1);
      List<Long> before = counts();
      away.set(true);
      TestKafka.sendInOneBatch(topic, List.of(settled("flex_1"), debited("flex_2")));
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> failures.get() >= 2);
      assertThat(counts()).isEqualTo(before);
      assertThat(database.count("consumer_offsets WHERE next_offset > 1")).isZero();
      assertThat(database.count("payments WHERE version > 1")).isZero();

      away.set(false);
      ledger.awaitRecords(3);
    }

    assertThat(database.count("facts")).isEqualTo(3);
    assertThat(database.count("journal_entries")).isEqualTo(3);
    assertThat(database.count("postings")).isEqualTo(6);
    assertThat(database.count("outbox_messages")).isEqualTo(6);
    assertThat(database.count("consumer_offsets WHERE next_offset = 3")).isOne();
    assertThat(database.count("quarantined_records")).isZero();
    assertThat(database.postingsHash()).isEqualTo(database.balanceHash());
  }

  private List<Long> counts() {
    return java.util.stream.Stream.of(
            "facts",
            "payments",
            "journal_entries",
            "postings",
            "balances",
            "outbox_messages",
            "payments WHERE version > 1")
        .map(database::count)
        .toList();
  }

  private static PaymentReported debited(String id) {
    return Told.that("flex.instalment.debited", id).line("TUITION", "10").report();
  }

  private static PaymentReported settled(String id) {
    return Told.that("flex.instalment.settled", id).line("TUITION", "10", "U1", Told.NOON).report();
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
    public Kept keep(List<Arrived> facts, Instant bookedAt) {
      return after(Step.KEPT, books.keep(facts, bookedAt));
    }

    @Override
    public Map<String, LocalDate> closedThrough(Set<String> collectors) {
      return after(Step.CLOSED, books.closedThrough(collectors));
    }

    @Override
    public Set<PaymentKey> open(Collection<BookedPayment> payments) {
      return after(Step.OPENED, books.open(payments));
    }

    @Override
    public List<BookedPayment> booked(Set<PaymentKey> keys) {
      return after(Step.LOCKED, books.booked(keys));
    }

    @Override
    public Map<PaymentKey, List<Fact>> facts(Collection<PaymentKey> keys) {
      return after(Step.READ, books.facts(keys));
    }

    @Override
    public Map<PaymentKey, List<BookedEntry>> journal(Collection<PaymentKey> keys) {
      return books.journal(keys);
    }

    @Override
    public void update(List<BookedPayment> payments) {
      books.update(payments);
      after(Step.UPDATED, payments);
    }

    @Override
    public void post(List<Change> changes) {
      books.post(changes);
      after(Step.POSTED, changes);
    }

    /** The feed was told when this is called. */
    @Override
    public void balance(List<Change> changes) {
      after(Step.TOLD, changes);
      books.balance(changes);
      after(Step.BALANCED, changes);
    }
  }
}
