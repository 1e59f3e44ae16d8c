package io.feebridge.ledger.booking.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.booking.Books;
import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestLedger;
import io.feebridge.ledger.testing.Told;
import io.feebridge.schemas.PaymentReported;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** The equations in the Javadoc of {@link LedgerMetrics}, against what really happened. */
class LedgerMetricsIT {

  private static final int GOOD = 60;
  private static final int REPEATED = 25;
  private static final int UNREADABLE = 4;
  private static final int CURSED = 2;
  private static final int BYTES = 3;

  private final TestDatabase database = TestDatabase.migrated();
  private final String topic = TestKafka.newTopic(3);
  private final AtomicInteger failures = new AtomicInteger();

  @Test
  void holdThoughBatchesAreRepeatedSplitAndDuplicatesCome() {
    TestKafka.send(topic, reports());
    IntStream.range(0, BYTES)
        .forEach(
            i -> TestKafka.sendTo(topic, ("no record " + i).getBytes(StandardCharsets.UTF_8), i));
    int all = GOOD + REPEATED + UNREADABLE + CURSED + BYTES;

    try (TestLedger ledger = TestLedger.startOver(database, topic, this::faulty)) {
      ledger.awaitRecords(all);

      assertThat(failures.get()).isGreaterThanOrEqualTo(2);
      assertThat(messaging(ledger, "batches.repeated")).isGreaterThanOrEqualTo(2);
      assertThat(messaging(ledger, "batches.bisected")).isPositive();
      long kept = ledger.counted("facts.kept");
      long repeated = ledger.counted("facts.repeated");
      long refused = ledger.counted("records.refused");
      assertThat(kept).isEqualTo(GOOD).isEqualTo(database.count("facts"));
      assertThat(repeated).isEqualTo(REPEATED);
      assertThat(refused)
          .isEqualTo(UNREADABLE + CURSED + BYTES)
          .isEqualTo(database.count("quarantined_records"));
      assertThat(ledger.counted("records.applied")).isEqualTo(kept + repeated + refused);
      assertThat(messaging(ledger, "records.accepted")).isEqualTo(kept + repeated);
      assertThat(messaging(ledger, "records.set.aside")).isEqualTo(refused);
      long entries = ledger.counted("entries.written");
      assertThat(entries).isEqualTo(database.count("journal_entries"));
      assertThat(ledger.counted("postings.written"))
          .isEqualTo(database.count("postings"))
          .isGreaterThanOrEqualTo(2 * entries);
      assertThat(ledger.counted("payments.changed") + entries)
          .isEqualTo(database.count("outbox_messages"));
    }
  }

  private static List<PaymentReported> reports() {
    List<PaymentReported> reports = new ArrayList<>();
    for (int i = 0; i < GOOD; i++) {
      String event = i % 2 == 0 ? "debited" : "settled";
      reports.add(
          Told.that("flex.instalment." + event, "flex_" + i / 2)
              .line("TUITION", "10", i % 2 == 0 ? null : "U1", i % 2 == 0 ? null : Told.NOON)
              .report());
    }
    reports.addAll(List.copyOf(reports.subList(0, REPEATED)));
    for (int i = 0; i < UNREADABLE; i++) {
      reports.add(Told.that("flex.instalment.debited", "flex_u" + i).line("T", "-1.00").report());
    }
    for (int i = 0; i < CURSED; i++) {
      reports.add(Told.that("flex.instalment.debited", "cursed_" + i).line("T", "1").report());
    }
    return reports;
  }

  /** Away for the first two batches, and unable ever to keep a cursed payment. */
  private Books faulty(Books books) {
    return (Books)
        Proxy.newProxyInstance(
            Books.class.getClassLoader(),
            new Class<?>[] {Books.class},
            (_, method, arguments) -> {
              if (method.getName().equals("balance") && failures.getAndIncrement() < 2) {
                throw new QueryTimeoutException("away", new java.sql.SQLException("away", "08006"));
              }
              if (method.getName().equals("keep") && isCursed((List<?>) arguments[0])) {
                throw new IllegalStateException("cursed");
              }
              try {
                return method.invoke(books, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static boolean isCursed(List<?> arrived) {
    return arrived.stream().anyMatch(one -> ((Arrived) one).fact().key().id().startsWith("cursed"));
  }

  private static long messaging(TestLedger ledger, String name) {
    return (long)
        ledger.registry().find("feebridge.messaging." + name).counters().stream()
            .mapToDouble(counter -> counter.count())
            .sum();
  }
}
