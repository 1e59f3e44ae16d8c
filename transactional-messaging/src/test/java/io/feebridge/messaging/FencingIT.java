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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FencingIT {

  private final TestDatabase database = TestDatabase.create();

  @ParameterizedTest
  @ValueSource(strings = {"consumer", "classic"})
  void aPausedConsumerThatLostItsPartitionCannotWrite(String protocol) {
    String topic = "zombie-" + protocol;
    TestKafka.createTopic(topic, 1);
    TestKafka.send(topic, 0, "a", "b", "c");
    InboxSettings settings =
        TestInbox.withKafka(TestInbox.settings(topic, topic), "group.protocol", protocol);
    CountDownLatch inTransaction = new CountDownLatch(1);
    CountDownLatch wakeUp = new CountDownLatch(1);
    BookingWords pausing =
        new BookingWords(
            database.application(),
            () -> {},
            () -> {
              inTransaction.countDown();
              TestKafka.await(
                  java.util.concurrent.CompletableFuture.runAsync(() -> awaitUnchecked(wakeUp)));
            });
    try (TestInbox zombie =
        TestInbox.start(
            TestInbox.withKafka(settings, "max.poll.interval.ms", 2_000),
            database.application(),
            pausing)) {
      awaitUnchecked(inTransaction);
      try (TestInbox successor =
          TestInbox.start(
              settings, database.application(), new BookingWords(database.application()))) {
        await().until(() -> database.nextOffset(topic, 0) == 3);
        assertThat(successor.count("records.accepted")).isEqualTo(3);

        wakeUp.countDown();

        await().until(() -> zombie.count("records.fenced") == 3);
        assertThat(zombie.count("records.accepted")).isZero();
        TestKafka.send(topic, 0, "d");
        await().until(() -> database.nextOffset(topic, 0) == 4);
      }
      await().until(() -> zombie.status() == InboxStatus.READING);
    }
    assertThat(database.booked()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void anAnswerLostAfterTheCommitDoublesNothing() {
    TestKafka.createTopic("unknown-outcome", 1);
    TestKafka.send("unknown-outcome", 0, "a", "bad:b");
    FaultyDataSource faulty = new FaultyDataSource(database.application());
    AtomicBoolean armed = new AtomicBoolean(true);
    BookingWords effect =
        new BookingWords(
            faulty,
            () -> {},
            () -> {
              if (armed.compareAndSet(true, false)) {
                faulty.next(Fault.ANSWER_LOST_AFTER_COMMIT);
              }
            });
    InboxSettings settings = TestInbox.settings("unknown-outcome", "unknown-outcome");
    try (TestInbox inbox = TestInbox.start(settings, faulty, effect)) {
      await().until(() -> inbox.count("records.fenced") == 2);
      TestKafka.send("unknown-outcome", 0, "c");
      await().until(() -> database.nextOffset("unknown-outcome", 0) == 3);
      assertThat(inbox.count("records.repeated")).isEqualTo(2);
      await().untilAsserted(() -> InboxIT.assertEveryPolledRecordHasOneEnd(inbox));
    }
    assertThat(database.booked()).containsExactly("a", "c");
    assertThat(database.quarantinedReasons()).hasSize(1);
  }

  @Test
  void aConsumerWhoseClaimALateZombieVoidedClaimsAnewAndGoesOn() {
    TestKafka.createTopic("voided", 1);
    TestKafka.send("voided", 0, "a");
    try (TestInbox inbox =
        TestInbox.start(
            TestInbox.settings("voided", "voided"),
            database.application(),
            new BookingWords(database.application()))) {
      await().until(() -> database.nextOffset("voided", 0) == 1);
      database.owner().update("UPDATE consumer_offsets SET epoch = epoch + 1");
      TestKafka.send("voided", 0, "b");
      await().until(() -> database.nextOffset("voided", 0) == 2);
      assertThat(inbox.count("batches.fenced")).isEqualTo(1);
    }
    assertThat(database.booked()).containsExactly("a", "b");
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      if (!latch.await(30, java.util.concurrent.TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
