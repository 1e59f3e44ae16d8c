package io.feebridge.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.outbox.OutgoingMessage;
import io.feebridge.messaging.outbox.postgres.PostgresOutbox;
import io.feebridge.messaging.testing.CommittedRecords;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever order transactions begin, write and commit in, each key's messages keep theirs. */
class RelayOrderIT {

  /** A transaction that a test steps through on a thread of its own. */
  private static final class Writer implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final TestDatabase database;
    private final JdbcTransactionManager transactions;
    private TransactionStatus status;

    Writer(TestDatabase database) {
      this.database = database;
      this.transactions = new JdbcTransactionManager(database.application());
      run(() -> status = transactions.getTransaction(null));
    }

    private void run(Runnable step) {
      TestKafka.await(thread.submit(step));
    }

    Writer withTransactionId() {
      run(
          () ->
              new JdbcTemplate(database.application())
                  .queryForList("SELECT pg_current_xact_id()::text"));
      return this;
    }

    Writer add(String topic, String... texts) {
      run(
          () ->
              new PostgresOutbox(database.application(), Clock.systemUTC())
                  .add(
                      List.of(texts).stream()
                          .map(text -> TestRelay.message(topic, text))
                          .toList()));
      return this;
    }

    void commit() {
      run(() -> transactions.commit(status));
    }

    void rollback() {
      run(() -> transactions.rollback(status));
    }

    @Override
    public void close() {
      thread.shutdownNow();
    }
  }

  private final TestDatabase database = TestDatabase.create();

  @Test
  void skipsNothingWhenTheEarlySequenceCommitsLast() {
    TestKafka.createTopic("order-late", 1);
    try (Writer early = new Writer(database);
        Writer late = new Writer(database);
        TestRelay _ = TestRelay.start(TestRelay.settings("order-late"), database.application())) {
      early.add("order-late", "a");
      late.add("order-late", "b").commit();
      await()
          .during(Duration.ofMillis(700))
          .until(() -> CommittedRecords.texts("order-late").isEmpty());
      early.commit();
      await().until(() -> CommittedRecords.texts("order-late").size() == 2);
      assertThat(CommittedRecords.texts("order-late")).containsExactly("a", "b");
    }
  }

  @Test
  void passesAnIdWhoseTransactionWasUndone() {
    TestKafka.createTopic("order-undone", 1);
    try (Writer undone = new Writer(database);
        TestRelay _ = TestRelay.start(TestRelay.settings("order-undone"), database.application())) {
      undone.add("order-undone", "a");
      TestRelay.add(database, "order-undone", "b");
      undone.rollback();
      await().until(() -> CommittedRecords.texts("order-undone").equals(List.of("b")));
    }
  }

  /**
   * The older transaction waits for the key, so it writes and commits second. Ordered by
   * transaction id its message would come first; and while the bystander between the two runs,
   * below the snapshot's xmin it would come alone.
   */
  @Test
  void keepsTheOrderOfAKeyThatTheYoungerTransactionLockedFirst() {
    TestKafka.createTopic("order-key", 1);
    try (Writer older = new Writer(database).withTransactionId();
        Writer bystander = new Writer(database).withTransactionId();
        Writer younger = new Writer(database).withTransactionId();
        TestRelay _ = TestRelay.start(TestRelay.settings("order-key"), database.application())) {
      younger.add("order-key", "v1").commit();
      older.add("order-key", "v2").commit();
      await()
          .during(Duration.ofMillis(700))
          .until(() -> CommittedRecords.texts("order-key").isEmpty());
      bystander.commit();
      await().until(() -> CommittedRecords.texts("order-key").size() == 2);
      assertThat(CommittedRecords.texts("order-key")).containsExactly("v1", "v2");
    }
  }

  /** The wait relies on it: no id without a transaction id that is older than the witness. */
  @Test
  void aWriterIsKnownBeforeItTakesAnId() {
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> slow =
          thread.submit(
              () ->
                  new JdbcTemplate(database.application())
                      .update(
                          "INSERT INTO outbox_messages (topic, key, headers, created_at)"
                              + " SELECT 't' || pg_sleep(2)::text, 'k', '{}', now()"));
      await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(Duration.ofMillis(1500))
          .until(
              () ->
                  database
                          .owner()
                          .queryForObject(
                              "SELECT count(*) FROM pg_stat_activity WHERE usename = 'app'"
                                  + " AND wait_event = 'PgSleep' AND backend_xid IS NOT NULL",
                              Long.class)
                      == 1);
      TestKafka.await(slow);
    }
  }

  @Test
  void everyKeyIsDenseAndAscendingUnderConcurrentWritersAndTwoRelays() throws Exception {
    long seed = Long.getLong("feebridge.seed", new Random().nextLong());
    System.out.println("RelayOrderIT seed " + seed);
    TestKafka.createTopic("order-many", 1);
    database
        .owner()
        .execute("CREATE TABLE versions (key text PRIMARY KEY, version bigint NOT NULL)");
    database
        .owner()
        .execute("INSERT INTO versions SELECT 'k' || n, 0 FROM generate_series(0, 9) n");
    database.owner().execute("GRANT SELECT, UPDATE ON versions TO app");
    RelaySettings settings = TestRelay.settings("order-many").withBatch(7, 1 << 20);
    try (TestRelay _ = TestRelay.start(settings, database.application());
        TestRelay _ = TestRelay.start(settings, database.application());
        ExecutorService writers = Executors.newFixedThreadPool(4)) {
      List<? extends Future<?>> done =
          IntStream.range(0, 4)
              .mapToObj(i -> writers.submit(() -> writeAtRandom(new Random(seed + i))))
              .toList();
      for (Future<?> one : done) {
        one.get();
      }
      long last =
          database.owner().queryForObject("SELECT max(id) FROM outbox_messages", Long.class);
      await().atMost(Duration.ofSeconds(40)).until(() -> TestRelay.position(database) == last);
    }
    Map<String, Long> seen = new TreeMap<>();
    CommittedRecords.of("order-many")
        .forEach(
            record -> {
              long version = Long.parseLong(new String(record.value(), StandardCharsets.UTF_8));
              Long before = seen.put(new String(record.key(), StandardCharsets.UTF_8), version);
              assertThat(version).isEqualTo((before == null ? 0 : before) + 1);
            });
    Map<String, Long> stored = new TreeMap<>();
    database
        .owner()
        .query(
            "SELECT * FROM versions WHERE version > 0",
            row -> {
              stored.put(row.getString("key"), row.getLong("version"));
            });
    assertThat(seen).isEqualTo(stored).hasSize(10);
  }

  private void writeAtRandom(Random random) {
    JdbcTemplate jdbc = new JdbcTemplate(database.application());
    PostgresOutbox outbox = new PostgresOutbox(database.application(), Clock.systemUTC());
    TransactionTemplate transaction =
        new TransactionTemplate(new JdbcTransactionManager(database.application()));
    for (int i = 0; i < 40; i++) {
      transaction.executeWithoutResult(
          status -> {
            jdbc.queryForList("SELECT pg_current_xact_id()::text");
            new TreeSet<>(List.of("k" + random.nextInt(10), "k" + random.nextInt(10)))
                .forEach(key -> outbox.add(List.of(nextVersion(jdbc, key))));
            if (random.nextInt(10) == 0) {
              status.setRollbackOnly();
            }
          });
    }
  }

  private static OutgoingMessage nextVersion(JdbcTemplate jdbc, String key) {
    String version =
        jdbc.queryForObject(
            "UPDATE versions SET version = version + 1 WHERE key = ? RETURNING version::text",
            String.class,
            key);
    return new OutgoingMessage(
        "order-many", key, version.getBytes(StandardCharsets.UTF_8), Map.of());
  }
}
