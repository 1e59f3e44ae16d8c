package io.feebridge.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.testing.BookingWords;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestInbox;
import io.feebridge.messaging.testing.TestKafka;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class TopicLifeIT {

  private final TestDatabase database = TestDatabase.create();

  @Test
  void aTopicReCreatedWhileStoppedIsReadFromItsStart() {
    TestKafka.createTopic("reborn", 1);
    TestKafka.send("reborn", 0, "old-1", "old-2", "old-3");
    try (TestInbox _ = start("reborn")) {
      await().until(() -> database.nextOffset("reborn", 0) == 3);
    }
    reCreate("reborn");
    TestKafka.send("reborn", 0, "new-1", "new-2", "new-3", "new-4");
    try (TestInbox _ = start("reborn")) {
      await().until(() -> database.nextOffset("reborn", 0) == 4);
    }
    assertThat(database.booked())
        .containsExactly("old-1", "old-2", "old-3", "new-1", "new-2", "new-3", "new-4");
  }

  @Test
  void aTopicReCreatedWhileReadingIsReadFromItsStart() {
    TestKafka.createTopic("reborn-live", 1);
    TestKafka.send("reborn-live", 0, "old-1", "old-2", "old-3");
    try (TestInbox _ = start("reborn-live")) {
      await().until(() -> database.nextOffset("reborn-live", 0) == 3);
      reCreate("reborn-live");
      TestKafka.send("reborn-live", 0, "new-1");
      await().atMost(java.time.Duration.ofSeconds(30)).until(() -> database.booked().size() == 4);
    }
    assertThat(database.booked()).containsExactly("old-1", "old-2", "old-3", "new-1");
    assertThat(database.nextOffset("reborn-live", 0)).isEqualTo(1);
  }

  @Test
  void aTopicReCreatedWhileReadingAndLongerThanBeforeLosesNothing() {
    TestKafka.createTopic("reborn-longer", 1);
    TestKafka.send("reborn-longer", 0, "old-1", "old-2");
    try (TestInbox _ = start("reborn-longer")) {
      await().until(() -> database.nextOffset("reborn-longer", 0) == 2);
      reCreate("reborn-longer");
      TestKafka.send("reborn-longer", 0, "new-1", "new-2", "new-3", "new-4");
      await().atMost(java.time.Duration.ofSeconds(20)).until(() -> database.booked().size() == 6);
    }
    assertThat(database.booked())
        .containsExactly("old-1", "old-2", "new-1", "new-2", "new-3", "new-4");
  }

  @Test
  void stopsWhereRetentionHasDeletedWhatItHadNotRead() {
    TestKafka.createTopic("lost", 1);
    TestKafka.send("lost", 0, "a");
    try (TestInbox _ = start("lost")) {
      await().until(() -> database.nextOffset("lost", 0) == 1);
    }
    TestKafka.send("lost", 0, "b", "c");
    TestKafka.deleteRecordsBefore("lost", 0, 2);
    try (TestInbox inbox = start("lost")) {
      await().until(() -> inbox.status() == InboxStatus.FAILED);
    }
    assertThat(database.booked()).containsExactly("a");
    assertThat(database.nextOffset("lost", 0)).isEqualTo(1);
  }

  @Test
  void stopsWhereKafkaHasNotYetWhatItReadAlready() {
    TestKafka.createTopic("ahead", 1);
    TestKafka.send("ahead", 0, "a");
    try (TestInbox _ = start("ahead")) {
      await().until(() -> database.nextOffset("ahead", 0) == 1);
    }
    database.owner().update("UPDATE consumer_offsets SET next_offset = 9");
    try (TestInbox inbox = start("ahead")) {
      await().until(() -> inbox.status() == InboxStatus.FAILED);
    }
  }

  @Test
  void waitsForATopicThatIsNotThereYet() {
    try (TestInbox _ = start("unborn")) {
      TestKafka.createTopic("unborn", 1);
      TestKafka.send(
          "unborn", 0, IntStream.range(0, 3).mapToObj(i -> "w" + i).toArray(String[]::new));
      await().atMost(java.time.Duration.ofSeconds(30)).until(() -> database.booked().size() == 3);
    }
  }

  private TestInbox start(String topic) {
    return TestInbox.start(
        TestInbox.withKafka(TestInbox.settings(topic, topic), "metadata.max.age.ms", 1_000),
        database.application(),
        new BookingWords(database.application()));
  }

  private static void reCreate(String topic) {
    TestKafka.deleteTopic(topic);
    await().until(() -> isGone(topic));
    await()
        .ignoreExceptions()
        .until(
            () -> {
              TestKafka.createTopic(topic, 1);
              return true;
            });
  }

  private static boolean isGone(String topic) throws InterruptedException {
    try {
      TestKafka.admin().describeTopics(List.of(topic)).allTopicNames().get();
      return false;
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnknownTopicOrPartitionException;
    }
  }
}
