package io.feebridge.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.testing.BookingWords;
import io.feebridge.messaging.testing.ManualClock;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestInbox;
import io.feebridge.messaging.testing.TestKafka;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A record that cannot be read yet stops its own partition, for ten minutes at most. */
class WaitingIT {

  private final TestDatabase database = TestDatabase.create();
  private final BookingWords effect = new BookingWords(database.application());
  private final ManualClock clock = new ManualClock();

  @Test
  void setsAsideAfterTenMinutesWhatStaysUnreadable() {
    TestKafka.createTopic("patient", 1);
    TestKafka.send("patient", 0, "before", "later:x", "after");
    try (TestInbox inbox = start("patient")) {
      await().until(() -> inbox.count("records.held") >= 4);
      assertThat(database.booked()).containsExactly("before");
      assertThat(database.nextOffset("patient", 0)).isEqualTo(1);

      clock.advance(Duration.ofMinutes(10).minusMillis(1));
      assertThat(holdSeconds(inbox)).isEqualTo(599);
      long held = inbox.count("records.held");
      await().until(() -> inbox.count("records.held") >= held + 4);
      assertThat(database.quarantinedReasons()).isEmpty();

      clock.advance(Duration.ofMillis(1));
      await().until(() -> database.nextOffset("patient", 0) == 3);
      assertThat(database.booked()).containsExactly("before", "after");
      assertThat(database.quarantinedReasons()).containsExactly("unknown_schema");
      await().untilAsserted(() -> InboxIT.assertEveryPolledRecordHasOneEnd(inbox));
      assertThat(holdSeconds(inbox)).isZero();
    }
  }

  @Test
  void booksWhatBecomesReadableInItsOrder() {
    TestKafka.createTopic("readable", 1);
    TestKafka.send("readable", 0, "before", "later:x", "after");
    try (TestInbox inbox = start("readable")) {
      await().until(() -> inbox.count("records.held") >= 2);
      effect.nowReadable("later:x");
      await().until(() -> database.nextOffset("readable", 0) == 3);
    }
    assertThat(database.booked()).containsExactly("before", "later:x", "after");
    assertThat(database.quarantinedReasons()).isEmpty();
  }

  @Test
  void onePartitionWaitsAndTheOthersGoOn() {
    TestKafka.createTopic("neighbours", 2);
    TestKafka.send("neighbours", 0, "later:x");
    try (TestInbox inbox = start("neighbours")) {
      await().until(() -> inbox.count("records.held") >= 1);
      TestKafka.send("neighbours", 1, "a", "b");
      await().until(() -> database.nextOffset("neighbours", 1) == 2);
      assertThat(database.nextOffset("neighbours", 0)).isZero();
    }
  }

  private static long holdSeconds(TestInbox inbox) {
    return (long)
        inbox
            .registry()
            .get("feebridge.messaging.hold.seconds")
            .timeGauge()
            .value(java.util.concurrent.TimeUnit.SECONDS);
  }

  private TestInbox start(String topic) {
    return TestInbox.start(TestInbox.settings(topic, topic), database.application(), effect, clock);
  }
}
