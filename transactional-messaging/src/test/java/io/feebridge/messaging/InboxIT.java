package io.feebridge.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.deadletter.QuarantinedRecord;
import io.feebridge.messaging.deadletter.postgres.PostgresQuarantine;
import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.testing.BookingWords;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestInbox;
import io.feebridge.messaging.testing.TestKafka;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class InboxIT {

  private final TestDatabase database = TestDatabase.create();
  private final BookingWords effect = new BookingWords(database.application());

  @Test
  void booksWhatIsAcceptedAndQuarantinesWhatIsNotInOneTransaction() {
    TestKafka.createTopic("mixed", 1);
    TestKafka.send("mixed", 0, "one", "bad:payment-7", "two", "unclassifiable", "three");
    try (TestInbox inbox = start("mixed")) {
      await().until(() -> database.nextOffset("mixed", 0) == 5);
      assertThat(database.booked()).containsExactly("one", "two", "three");
      assertThat(database.quarantinedReasons())
          .containsExactly("unreadable_value", "classify_failed");
      assertThat(database.owner().queryForList("SELECT subject FROM marks", String.class))
          .containsExactly("payment-7");
      assertThat(inbox.status()).isEqualTo(InboxStatus.READING);
      assertEveryPolledRecordHasOneEnd(inbox);
    }
  }

  @Test
  void goesOnAfterARestartWhereTheDatabaseSays() {
    TestKafka.createTopic("restarted", 1);
    TestKafka.send("restarted", 0, "a", "b");
    try (TestInbox _ = start("restarted")) {
      await().until(() -> database.nextOffset("restarted", 0) == 2);
    }
    TestKafka.send("restarted", 0, "c");
    try (TestInbox inbox = start("restarted")) {
      await().until(() -> database.nextOffset("restarted", 0) == 3);
      assertThat(inbox.count("records.polled")).isEqualTo(1);
    }
    assertThat(database.booked()).containsExactly("a", "b", "c");
  }

  @Test
  void kafkasCommittedOffsetsAreInformationAndDecideNothing() {
    TestKafka.createTopic("informed", 1);
    TestKafka.send("informed", 0, "a", "b");
    TopicPartition partition = new TopicPartition("informed", 0);
    try (TestInbox _ = start("informed")) {
      await().until(() -> database.nextOffset("informed", 0) == 2);
    }
    var committed =
        TestKafka.admin().listConsumerGroupOffsets("informed").partitionsToOffsetAndMetadata();
    assertThat(TestKafka.await(committed.toCompletionStage().toCompletableFuture()).get(partition))
        .extracting(offset -> offset.offset())
        .isEqualTo(2L);
    database.owner().update("UPDATE consumer_offsets SET next_offset = 1");
    try (TestInbox _ = start("informed")) {
      await().until(() -> database.nextOffset("informed", 0) == 2);
    }
    assertThat(database.booked()).containsExactly("a", "b", "b");
  }

  @Test
  void keepsTheBytesOfAQuarantinedRecordAsTheyCame() {
    TestKafka.createTopic("kept", 1);
    byte[] value = {'b', 'a', 'd', ':', 'p', 0, (byte) 0xff};
    byte[] key = {0, 1, (byte) 0x80};
    ProducerRecord<byte[], byte[]> poison =
        new ProducerRecord<>("kept", 0, 1_700_000_000_123L, key, value);
    poison.headers().add(new RecordHeader("h\0h", new byte[] {0, 9}));
    poison.headers().add(new RecordHeader("twice", "1".getBytes(UTF_8)));
    poison.headers().add(new RecordHeader("twice", null));
    TestKafka.send(List.of(poison, new ProducerRecord<>("kept", 0, null, null)));
    try (TestInbox _ = start("kept")) {
      await().until(() -> database.nextOffset("kept", 0) == 2);
    }
    PostgresQuarantine quarantine =
        new PostgresQuarantine(database.application(), Clock.systemUTC());
    QuarantinedRecord kept = quarantine.findAfter(0, 10).getFirst();
    assertThat(kept.record().value()).isEqualTo(value);
    assertThat(kept.record().key()).isEqualTo(key);
    assertThat(kept.record().timestamp().toEpochMilli()).isEqualTo(1_700_000_000_123L);
    assertThat(kept.record().headers().getFirst().name()).isEqualTo("hh");
    assertThat(kept.record().headers().getFirst().value()).isEqualTo(new byte[] {0, 9});
    assertThat(kept.record().headers().getLast().value()).isNull();
    assertThat(kept.subject()).isEqualTo("p\uFFFD");
    assertThat(quarantine.countBySubject(List.of("p\uFFFD", "another")))
        .isEqualTo(Map.of("p\uFFFD", 1));
    assertThat(quarantine.findBySubject("p\uFFFD", 5)).hasSize(1);
    QuarantinedRecord tombstone = quarantine.findAfter(kept.id(), 10).getFirst();
    assertThat(tombstone.record().value()).isNull();
    assertThat(tombstone.record().key()).isNull();
  }

  @Test
  void quarantinesARedeliveredRecordOnce() {
    TestKafka.createTopic("redelivered", 1);
    TestKafka.send("redelivered", 0, "bad:x");
    for (int i = 0; i < 2; i++) {
      database.owner().update("UPDATE consumer_offsets SET next_offset = 0");
      try (TestInbox _ = start("redelivered")) {
        await().until(() -> database.nextOffset("redelivered", 0) == 1);
      }
    }
    assertThat(database.quarantinedReasons()).hasSize(1);
  }

  @Test
  void readsAnAgedTopicThatIsNewToItFromTheFirstOffsetThatRetentionLeft() {
    TestKafka.createTopic("aged", 1);
    TestKafka.send("aged", 0, "gone", "gone", "left");
    TestKafka.deleteRecordsBefore("aged", 0, 2);
    try (TestInbox _ = start("aged")) {
      await().until(() -> database.nextOffset("aged", 0) == 3);
    }
    assertThat(database.booked()).containsExactly("left");
  }

  @Test
  void readsSeveralTopicsAndPartitionsOnSeveralThreads() {
    TestKafka.createTopic("left", 3);
    TestKafka.createTopic("right", 2);
    TestKafka.send(
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? TestKafka.record("left", i % 3, "w" + i)
                        : TestKafka.record("right", i % 4 / 2, "w" + i))
            .toList());
    try (TestInbox inbox =
        TestInbox.start(
            TestInbox.settings("wide", "left", "right").withThreads(3).withMaxPollRecords(40),
            database.application(),
            effect)) {
      await().until(() -> database.booked().size() >= 1_000);
      await().untilAsserted(() -> assertEveryPolledRecordHasOneEnd(inbox));
    }
    assertThat(database.booked())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 1_000).mapToObj(i -> "w" + i).toList());
  }

  private TestInbox start(String topic) {
    return TestInbox.start(TestInbox.settings(topic, topic), database.application(), effect);
  }

  static void assertEveryPolledRecordHasOneEnd(TestInbox inbox) {
    assertThat(inbox.count("records.polled"))
        .isPositive()
        .isEqualTo(
            inbox.count("records.accepted")
                + inbox.count("records.set.aside")
                + inbox.count("records.repeated")
                + inbox.count("records.held")
                + inbox.count("records.fenced"));
  }
}
