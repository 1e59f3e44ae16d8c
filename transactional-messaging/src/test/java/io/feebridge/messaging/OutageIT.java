package io.feebridge.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.testing.BookingWords;
import io.feebridge.messaging.testing.FaultyDataSource;
import io.feebridge.messaging.testing.FaultyDataSource.Fault;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestInbox;
import io.feebridge.messaging.testing.TestKafka;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away and comes back: the inbox repeats, and nothing is lost or doubled. */
class OutageIT {

  private static final List<String> WORDS = IntStream.range(0, 200).mapToObj(i -> "w" + i).toList();

  @Test
  void repeatsABatchWhoseBackendWasTerminated() {
    TestDatabase database = TestDatabase.create();
    TestKafka.createTopic("terminated", 1);
    TestKafka.send("terminated", 0, WORDS.toArray(String[]::new));
    AtomicInteger transactions = new AtomicInteger();
    BookingWords effect =
        new BookingWords(
            database.application(),
            () -> {},
            () -> {
              if (transactions.incrementAndGet() % 3 == 1) {
                terminateApplicationBackends(database);
              }
            });
    InboxSettings settings = TestInbox.settings("terminated", "terminated").withMaxPollRecords(20);
    try (TestInbox inbox = TestInbox.start(settings, database.application(), effect)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> database.nextOffset("terminated", 0) == 200);
      assertThat(inbox.count("batches.repeated")).isPositive();
      await().untilAsserted(() -> InboxIT.assertEveryPolledRecordHasOneEnd(inbox));
    }
    assertThat(database.booked()).containsExactlyElementsOf(WORDS);
    assertThat(database.quarantinedReasons()).isEmpty();
  }

  private static void terminateApplicationBackends(TestDatabase database) {
    String schema = database.application().getCurrentSchema();
    database
        .owner()
        .queryForList(
            "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " JOIN pg_stat_activity a ON a.pid = l.pid"
                + " WHERE n.nspname = ? AND a.usename = 'app'",
            schema);
  }

  @Test
  void waitsForADatabaseThatIsAwayWhenPartitionsAreAssigned() {
    TestDatabase database = TestDatabase.create();
    FaultyDataSource faulty = new FaultyDataSource(database.application());
    faulty.next(Fault.AWAY);
    TestKafka.createTopic("away", 2);
    TestKafka.send("away", 0, "a");
    TestKafka.send("away", 1, "b");
    try (TestInbox inbox =
        TestInbox.start(TestInbox.settings("away", "away"), faulty, new BookingWords(faulty))) {
      await().until(() -> inbox.status() == InboxStatus.REPEATING);
      assertThat(inbox.count("records.polled")).isZero();
      faulty.next(Fault.NONE);
      await().until(() -> database.booked().size() == 2);
      await().until(() -> inbox.status() == InboxStatus.READING);
    }
    assertThat(database.booked()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void stopsAtOnceWhileTheDatabaseIsAway() {
    FaultyDataSource faulty = new FaultyDataSource(TestDatabase.create().application());
    faulty.next(Fault.AWAY);
    TestKafka.createTopic("away-stop", 1);
    TestInbox inbox =
        TestInbox.start(
            TestInbox.settings("away-stop", "away-stop")
                .withBackoff(Duration.ofSeconds(40), Duration.ofSeconds(40)),
            faulty,
            new BookingWords(faulty));
    await().until(() -> inbox.status() == InboxStatus.REPEATING);
    long before = System.nanoTime();
    inbox.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
    assertThat(inbox.status()).isEqualTo(InboxStatus.STOPPED);
  }

  @Test
  void goesOnAfterPostgresWasStoppedAndStartedAgain(@TempDir Path data) throws IOException {
    TestKafka.createTopic("bounced", 1);
    TestKafka.send("bounced", 0, "a");
    EmbeddedPostgres first = server(data, 0);
    int port = first.getPort();
    TestDatabase database = TestDatabase.createOn(first);
    InboxSettings settings = TestInbox.settings("bounced", "bounced");
    try (TestInbox inbox =
        TestInbox.start(
            settings, database.application(), new BookingWords(database.application()))) {
      await().until(() -> database.nextOffset("bounced", 0) == 1);
      first.close();
      TestKafka.send("bounced", 0, "b", "c");
      await().until(() -> inbox.status() == InboxStatus.REPEATING);
      try (EmbeddedPostgres _ = server(data, port)) {
        await().atMost(Duration.ofSeconds(30)).until(() -> database.nextOffset("bounced", 0) == 3);
        assertThat(database.booked()).containsExactly("a", "b", "c");
      }
    }
  }

  private static EmbeddedPostgres server(Path data, int port) throws IOException {
    return TestDatabase.durable(EmbeddedPostgres.builder())
        .setDataDirectory(data.resolve("pg"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }
}
