package io.feebridge.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.booking.postgres.PostgresBooks;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.Stamp;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.feed.FeedGenerations;
import io.feebridge.ledger.feed.PaymentNews;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two consumers that meet the first facts of one payment at once. */
class FirstFactsIT {

  private static final Instant NOON = Instant.parse("2026-06-01T06:30:00Z");

  private final TestDatabase database = TestDatabase.migrated();
  private final List<PaymentNews> told = Collections.synchronizedList(new ArrayList<>());

  private static Arrived report(String id, FactKind kind) {
    boolean settled = kind == FactKind.SETTLED;
    return new Arrived(
        new Report(
            new PaymentKey("demo", Family.FLEX, id),
            new Stamp(NOON.toEpochMilli(), kind, "e-" + id + kind, "ab".repeat(32)),
            settled ? "flex.instalment.settled" : "flex.instalment.debited",
            null,
            List.of(new FactLine("T", new Money(100), settled ? "U1" : null, NOON)),
            null,
            NOON,
            null,
            null,
            new Student("7", null, 2026),
            false),
        null);
  }

  /** Books in a transaction that ends as it is told, once {@code end} has come. */
  private CompletableFuture<Void> booking(
      List<Arrived> batch, CountDownLatch booked, CountDownLatch end, boolean commits) {
    return CompletableFuture.runAsync(
        () -> {
          PGSimpleDataSource dataSource = database.as(TestDatabase.APP);
          BookingPayments booking =
              new BookingPayments(
                  new PostgresBooks(new JdbcTemplate(dataSource)),
                  (_, news) -> told.addAll(news),
                  new FirstGeneration(),
                  Clock.systemUTC());
          new TransactionTemplate(new JdbcTransactionManager(dataSource))
              .executeWithoutResult(
                  status -> {
                    booking.book(batch, List.of());
                    booked.countDown();
                    await(end);
                    if (!commits) {
                      status.setRollbackOnly();
                    }
                  });
        },
        task -> Thread.ofPlatform().start(task)); // the common pool may have one thread alone
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitAWaiter() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                database.count(
                        "pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND"
                            + " a.usename = '"
                            + TestDatabase.APP
                            + "'")
                    > 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneWaitsForTheOtherAndBooksWhatBothSay(boolean firstCommits) {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch endFirst = new CountDownLatch(1);
    var one = booking(List.of(report("f", FactKind.DEBITED)), first, endFirst, firstCommits);
    await(first);
    var other =
        booking(List.of(report("f", FactKind.SETTLED)), second, new CountDownLatch(0), true);
    awaitAWaiter();
    assertThat(second.getCount()).isOne();

    endFirst.countDown();
    CompletableFuture.allOf(one, other).join();

    assertThat(database.count("facts")).isEqualTo(firstCommits ? 2 : 1);
    assertThat(database.stateLines())
        .singleElement()
        .asString()
        .startsWith("demo:flex:f " + (firstCommits ? 2 : 1) + " 2 SETTLED");
    assertThat(database.count("journal_entries")).isEqualTo(2);
    assertThat(database.postingsHash()).isEqualTo(database.balanceHash());
    assertThat(told).extracting(PaymentNews::version).containsExactly(1L, firstCommits ? 2L : 1L);
  }

  /** Each has first facts the other has too, and facts of payments that exist: no ring. */
  @Test
  void crossingBatchesNeverWaitForEachOtherInARing() {
    List<Arrived> known =
        IntStream.range(0, 40).mapToObj(i -> report("known_" + i, FactKind.DEBITED)).toList();
    CountDownLatch go = new CountDownLatch(0);
    booking(known, new CountDownLatch(1), go, true).join();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (FactKind kind : List.of(FactKind.DEBITED, FactKind.SETTLED)) {
      List<Arrived> batch = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        batch.add(report("new_" + i, kind));
      }
      for (int i = 0; i < 40; i++) {
        batch.add(report("known_" + i, FactKind.SETTLED));
      }
      Collections.shuffle(batch, new java.util.Random(kind.ordinal()));
      all.add(booking(batch, new CountDownLatch(1), go, true));
    }

    all.forEach(CompletableFuture::join); // a deadlock would be a failure of one of them

    assertThat(database.count("payments WHERE state = 'settled'")).isEqualTo(440);
    assertThat(database.postingsHash()).isEqualTo(database.balanceHash());
  }

  private static final class FirstGeneration implements FeedGenerations {

    @Override
    public long current() {
      return 1;
    }

    @Override
    public boolean isComplete(long generation) {
      return true;
    }
  }
}
