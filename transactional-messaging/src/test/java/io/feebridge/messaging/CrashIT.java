package io.feebridge.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.testing.BookingWords;
import io.feebridge.messaging.testing.FaultyDataSource;
import io.feebridge.messaging.testing.FaultyDataSource.Crash;
import io.feebridge.messaging.testing.FaultyDataSource.Fault;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestInbox;
import io.feebridge.messaging.testing.TestKafka;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Between each two steps of the transaction a consumer dies; the next one finds all or nothing. */
class CrashIT {

  enum Step {
    AFTER_QUARANTINE,
    AFTER_EFFECT,
    AFTER_OFFSET,
    AFTER_COMMIT
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void booksEachRecordOnceOverACrash(Step step) {
    TestDatabase database = TestDatabase.create();
    String topic = "crash-" + step.name().toLowerCase(java.util.Locale.ROOT);
    TestKafka.createTopic(topic, 1);
    TestKafka.send(topic, 0, "a", "bad:b", "c");
    FaultyDataSource faulty = new FaultyDataSource(database.application());
    AtomicBoolean armed = new AtomicBoolean(true);
    BookingWords effect =
        new BookingWords(
            faulty,
            () -> crashOnce(armed, step == Step.AFTER_QUARANTINE),
            () -> {
              crashOnce(armed, step == Step.AFTER_EFFECT);
              if (armed.compareAndSet(true, false)) {
                faulty.next(
                    step == Step.AFTER_OFFSET
                        ? Fault.CRASH_BEFORE_COMMIT
                        : Fault.CRASH_AFTER_COMMIT);
              }
            });
    try (TestInbox crashing = TestInbox.start(TestInbox.settings(topic, topic), faulty, effect)) {
      await().until(() -> crashing.status() == InboxStatus.FAILED);
    }
    assertThat(database.booked()).hasSize(step == Step.AFTER_COMMIT ? 2 : 0);

    TestKafka.send(topic, 0, "d");
    try (TestInbox _ = TestInbox.start(TestInbox.settings(topic, topic), faulty, effect)) {
      await().until(() -> database.nextOffset(topic, 0) == 4);
    }
    assertThat(database.booked()).containsExactly("a", "c", "d");
    assertThat(database.quarantinedReasons()).containsExactly("unreadable_value");
  }

  private static void crashOnce(AtomicBoolean armed, boolean here) {
    if (here && armed.compareAndSet(true, false)) {
      throw new Crash();
    }
  }
}
