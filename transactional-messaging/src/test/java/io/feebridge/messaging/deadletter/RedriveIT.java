package io.feebridge.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.messaging.deadletter.RedriveOutcome.Accepted;
import io.feebridge.messaging.deadletter.RedriveOutcome.NotYet;
import io.feebridge.messaging.deadletter.RedriveOutcome.Refused;
import io.feebridge.messaging.deadletter.RedriveOutcome.Settled;
import io.feebridge.messaging.deadletter.RedriveOutcome.Unknown;
import io.feebridge.messaging.deadletter.postgres.PostgresQuarantine;
import io.feebridge.messaging.deadletter.postgres.PostgresQuarantineDesk;
import io.feebridge.messaging.inbox.BatchEffect;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.SetAsideRecord;
import io.feebridge.messaging.inbox.Verdict;
import io.feebridge.messaging.testing.BookingWords;
import io.feebridge.messaging.testing.FaultyDataSource;
import io.feebridge.messaging.testing.FaultyDataSource.Fault;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestInbox;
import io.feebridge.messaging.testing.TestKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Putting a record back books it once, by the path it came, and says who did it. */
class RedriveIT {

  private static final AtomicInteger TOPICS = new AtomicInteger();

  private final TestDatabase database = TestDatabase.create();
  private final FaultyDataSource dataSource = new FaultyDataSource(database.application());
  private final Quarantine quarantine = new PostgresQuarantine(dataSource, Clock.systemUTC());

  /** Two records about subject {@code a} and one about {@code b}, set aside; ids 1 to 3. */
  @BeforeEach
  void setAside() {
    String topic = "redrive-" + TOPICS.incrementAndGet();
    TestKafka.createTopic(topic, 1);
    TestKafka.send(topic, 0, "bad:a", "bad:a", "bad:b");
    try (TestInbox inbox =
        TestInbox.start(
            TestInbox.settings(topic, topic),
            database.application(),
            new BookingWords(database.application()))) {
      patiently().until(() -> database.nextOffset(topic, 0) == 3);
      assertThat(inbox.count("records.set.aside")).isEqualTo(3);
    }
  }

  /** The effect of a service whose reading was repaired. */
  private QuarantineDesk repaired(Runnable beforeBooking) {
    return new PostgresQuarantineDesk<>(
        new BatchEffect<String>() {
          private final BookingWords words = new BookingWords(dataSource, beforeBooking, () -> {});

          @Override
          public Verdict<String> classify(IncomingRecord record) {
            return new Verdict.Accepted<>("word-" + record.offset(), null);
          }

          @Override
          public void apply(List<String> accepted, List<SetAsideRecord> setAside) {
            words.apply(accepted, setAside);
          }
        },
        dataSource,
        Clock.systemUTC());
  }

  private QuarantineDesk unrepaired() {
    return new PostgresQuarantineDesk<>(
        new BookingWords(dataSource), dataSource, Clock.systemUTC());
  }

  private List<String> acts() {
    return database
        .owner()
        .queryForList(
            "SELECT record_id || ' ' || act || ' ' || acted_by || ' ' || reason"
                + " FROM quarantine_acts ORDER BY id",
            String.class);
  }

  @Test
  void booksOnceHoweverOftenItIsRedriven() {
    QuarantineDesk desk = repaired(() -> {});
    assertThat(desk.preview(1)).isEqualTo(new Accepted());
    assertThat(acts()).isEmpty();

    assertThat(desk.redrive(1, "asha", "reader repaired")).isEqualTo(new Accepted());
    assertThat(desk.redrive(1, "ravi", "again")).isEqualTo(new Settled());

    assertThat(desk.preview(1)).isEqualTo(new Settled());
    assertThat(database.booked()).containsExactly("word-0");
    assertThat(acts()).containsExactly("1 redriven asha reader repaired");
  }

  @Test
  void takesTheRecordOutOfWhatWaits() {
    assertThat(quarantine.countBySubject(List.of("a", "b"))).containsEntry("a", 2);
    assertThat(repaired(() -> {}).redrive(1, "asha", "x")).isEqualTo(new Accepted());
    assertThat(unrepaired().discard(2, "asha", "a duplicate")).isEqualTo(new Accepted());

    assertThat(quarantine.countBySubject(List.of("a", "b"))).doesNotContainKey("a");
    assertThat(quarantine.findBySubject("a", 10)).isEmpty();
    assertThat(quarantine.entry(1))
        .get()
        .extracting(QuarantineEntry::state)
        .isEqualTo(QuarantineState.REDRIVEN);
    assertThat(ids(Optional.of(QuarantineState.WAITING))).containsExactly(3L);
    assertThat(ids(Optional.of(QuarantineState.DISCARDED))).containsExactly(2L);
    assertThat(ids(Optional.empty())).containsExactly(1L, 2L, 3L);
  }

  private List<Long> ids(Optional<QuarantineState> state) {
    QuarantineFilter filter =
        new QuarantineFilter(
            Optional.of("unreadable_value"), Optional.empty(), Optional.empty(), state);
    List<Long> ids = quarantine.page(filter, 0, 10).stream().map(QuarantineEntry::id).toList();
    assertThat(quarantine.count(filter)).isEqualTo(ids.size());
    return ids;
  }

  @Test
  void ofTwoAtATimeOneWins() throws Exception {
    CountDownLatch booking = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    QuarantineDesk slow =
        repaired(
            () -> {
              booking.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    var first = CompletableFuture.supplyAsync(() -> slow.redrive(1, "asha", "x"), threads);
    booking.await();
    var second = CompletableFuture.supplyAsync(() -> slow.redrive(1, "ravi", "y"), threads);
    var third = CompletableFuture.supplyAsync(() -> slow.discard(1, "mina", "z"), threads);
    patiently().until(() -> waitingForALock() == 2);
    go.countDown();

    assertThat(first.get()).isEqualTo(new Accepted());
    assertThat(second.get()).isEqualTo(new Settled());
    assertThat(third.get()).isEqualTo(new Settled());
    assertThat(database.booked()).containsExactly("word-0");
    assertThat(acts()).containsExactly("1 redriven asha x");
  }

  private int waitingForALock() {
    return database
        .owner()
        .queryForObject(
            "SELECT count(*)::integer FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND query LIKE '%quarantine_acts%' AND pid <> pg_backend_pid()",
            Integer.class);
  }

  @Test
  void whatIsStillRefusedGoesOnWaitingAndTheAttemptIsKept() {
    assertThat(unrepaired().redrive(1, "asha", "try"))
        .isEqualTo(new Refused(new ReasonCode("unreadable_value")));
    QuarantineDesk refusing =
        new PostgresQuarantineDesk<>(
            new BookingWords(dataSource) {
              @Override
              public Verdict<String> classify(IncomingRecord record) {
                return new Verdict.Accepted<>("size:x:13", null);
              }
            },
            dataSource,
            Clock.systemUTC());
    assertThat(refusing.redrive(1, "asha", "try the table"))
        .isEqualTo(new Refused(ReasonCode.sql("23514")));

    assertThat(database.booked()).isEmpty();
    assertThat(ids(Optional.of(QuarantineState.WAITING))).containsExactly(1L, 2L, 3L);
    assertThat(quarantine.entry(1).orElseThrow().acts())
        .extracting(act -> act.kind() + " " + act.refusal())
        .containsExactly("REDRIVE_REFUSED unreadable_value", "REDRIVE_REFUSED sql_23514");
  }

  @Test
  void aCrashBeforeTheCommitLeavesNeitherEffectNorAct() {
    QuarantineDesk desk = repaired(() -> {});
    dataSource.next(Fault.CRASH_BEFORE_COMMIT);
    assertThatThrownBy(() -> desk.redrive(1, "asha", "x"))
        .isInstanceOf(FaultyDataSource.Crash.class);
    assertThat(database.booked()).isEmpty();
    assertThat(acts()).isEmpty();
    assertThat(desk.redrive(1, "asha", "x")).isEqualTo(new Accepted());
  }

  @Test
  void anAnswerLostAfterTheCommitIsSeenWhenItIsTriedAgain() {
    QuarantineDesk desk = repaired(() -> {});
    dataSource.next(Fault.ANSWER_LOST_AFTER_COMMIT);
    assertThatThrownBy(() -> desk.redrive(1, "asha", "x"))
        .isInstanceOf(DataAccessResourceFailureException.class);
    assertThat(desk.redrive(1, "asha", "x")).isEqualTo(new Settled());
    assertThat(database.booked()).containsExactly("word-0");
  }

  @Test
  void whatNobodyKnowsIsUnknown() {
    assertThat(unrepaired().redrive(99, "asha", "x")).isEqualTo(new Unknown());
    assertThat(unrepaired().discard(99, "asha", "x")).isEqualTo(new Unknown());
    assertThat(unrepaired().preview(99)).isEqualTo(new Unknown());
    assertThat(quarantine.entry(99)).isEmpty();
  }

  @Test
  void whatCannotBeReadYetIsNotRefused() {
    QuarantineDesk desk =
        new PostgresQuarantineDesk<>(
            new BookingWords(dataSource) {
              @Override
              public Verdict<String> classify(IncomingRecord record) {
                return new Verdict.NotYet<>(new ReasonCode("unknown_schema"));
              }
            },
            dataSource,
            Clock.systemUTC());
    assertThat(desk.redrive(1, "asha", "x"))
        .isEqualTo(new NotYet(new ReasonCode("unknown_schema")));
    assertThat(acts()).isEmpty();
  }

  @Test
  void anActIsNeverChangedOrRemoved() {
    assertThat(unrepaired().discard(1, "asha", "x")).isEqualTo(new Accepted());
    var app = new JdbcTemplate(database.application());
    for (String attempt :
        List.of(
            "UPDATE quarantine_acts SET reason = 'y'",
            "DELETE FROM quarantine_acts",
            "UPDATE breaker_acts SET reason = 'y'",
            "DELETE FROM dead_letters")) {
      assertThatThrownBy(() -> app.execute(attempt)).hasStackTraceContaining("permission denied");
    }
  }

  /** A loaded machine is slow and not wrong. */
  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
