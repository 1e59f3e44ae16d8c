package io.feebridge.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.messaging.testing.BookingWords;
import io.feebridge.messaging.testing.CommittedRecords;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestInbox;
import io.feebridge.messaging.testing.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/**
 * Each record set aside reaches the dead-letter topic with its bytes, whatever stands in the way.
 */
class DeadLetterIT {

  private static final byte[] KEY = {0, -1, 7};
  private static final byte[] VALUE = "bad:payment".getBytes(StandardCharsets.UTF_8);

  private final TestDatabase database = TestDatabase.create();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private DeadLetterPublishers publish() {
    Map<String, Object> kafka = new HashMap<>(TestKafka.settings());
    kafka.put("max.block.ms", 700);
    DeadLetterSettings settings =
        DeadLetterSettings.of("test", kafka)
            .withPauses(Duration.ofMillis(20), Duration.ofSeconds(5), Duration.ofMillis(50));
    DeadLetterPublishers publishers =
        DeadLetterPublishers.create(settings, database.application(), registry, Clock.systemUTC());
    publishers.start();
    return publishers;
  }

  /** Sets everything in the topic aside that begins with {@code bad:}. */
  private void setAside(String topic, int records) {
    try (TestInbox inbox =
        TestInbox.start(
            TestInbox.settings("group-of-" + topic, topic),
            database.application(),
            new BookingWords(database.application()))) {
      patiently().until(() -> database.nextOffset(topic, 0) == records);
      assertThat(inbox.status()).isNotNull();
    }
  }

  private List<String> letters() {
    return database
        .owner()
        .queryForList("SELECT state FROM dead_letters ORDER BY record_id", String.class);
  }

  private double gauge(String name) {
    return registry.get("feebridge.messaging.dead.letters." + name).gauge().value();
  }

  @Test
  void keepsKeyValueAndHeadersAndTellsWhereFrom() {
    TestKafka.createTopic("origin", 1);
    TestKafka.createTopic("origin-dlt", 1);
    var original = new ProducerRecord<>("origin", 0, 1234L, KEY, VALUE);
    original.headers().add("ce_id", "e-1".getBytes(StandardCharsets.UTF_8));
    original.headers().add("dlt_topic", "older".getBytes(StandardCharsets.UTF_8));
    original.headers().add("empty", null);
    TestKafka.send(List.of(original, new ProducerRecord<>("origin", 0, null, null, VALUE)));
    setAside("origin", 2);

    DeadLetterPublishers publishers = publish();
    patiently().until(() -> letters().equals(List.of("published", "published")));
    publishers.stop();

    List<ConsumerRecord<byte[], byte[]>> copies = CommittedRecords.of("origin-dlt");
    assertThat(copies).hasSize(2);
    assertThat(copies.getFirst().key()).isEqualTo(KEY);
    assertThat(copies.getFirst().value()).isEqualTo(VALUE);
    assertThat(copies.getLast().key()).isNull();
    assertThat(copies.getFirst().timestamp()).isGreaterThan(1234L);
    assertThat(Arrays.stream(copies.getFirst().headers().toArray()).limit(3).map(h -> h.key()))
        .containsExactly("ce_id", "dlt_topic", "empty");
    assertThat(copies.getFirst().headers().lastHeader("empty").value()).isNull();
    Map<String, String> ours = new TreeMap<>();
    copies
        .getFirst()
        .headers()
        .forEach(
            header -> {
              if (header.key().startsWith("dlt_")) {
                ours.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
              }
            });
    assertThat(ours)
        .containsEntry("dlt_reason", "unreadable_value")
        .containsEntry("dlt_topic", "origin")
        .containsEntry("dlt_partition", "0")
        .containsEntry("dlt_offset", "0")
        .containsEntry("dlt_timestamp", "1970-01-01T00:00:01.234Z")
        .containsEntry("dlt_consumer_group", "group-of-origin")
        .containsEntry("dlt_quarantine_id", "1")
        .containsKeys("dlt_topic_id", "dlt_quarantined_at")
        .hasSize(9);
    assertThat(ours.values()).noneMatch(text -> text.contains("payment"));
  }

  @Test
  void aMissingDeadLetterTopicStopsNeitherTheConsumerNorOtherLettersAndIsMadeUpFor() {
    TestKafka.createTopic("no-dlt", 1);
    TestKafka.createTopic("has-dlt", 1);
    TestKafka.createTopic("has-dlt-dlt", 1);
    TestKafka.send("no-dlt", 0, "bad:a", "good", "bad:b");
    TestKafka.send("has-dlt", 0, "bad:c");
    DeadLetterPublishers publishers = publish();
    setAside("no-dlt", 3);
    setAside("has-dlt", 1);

    patiently().until(() -> letters().equals(List.of("waiting", "waiting", "published")));
    assertThat(database.booked()).containsExactly("good");
    patiently().until(() -> gauge("waiting") == 2);
    assertThat(gauge("age.seconds")).isPositive();

    TestKafka.createTopic("no-dlt-dlt", 1);
    patiently().until(() -> letters().equals(List.of("published", "published", "published")));
    publishers.stop();
    assertThat(CommittedRecords.texts("no-dlt-dlt")).contains("bad:a", "bad:b");
  }

  @Test
  void aRecordTooLargeForItsDeadLetterTopicIsNotedAndHoldsUpNobody() throws Exception {
    TestKafka.createTopic("large", 1);
    NewTopic small =
        new NewTopic("large-dlt", 1, (short) 1).configs(Map.of("max.message.bytes", "1000"));
    TestKafka.admin().createTopics(List.of(small)).all().get();
    String random =
        new java.util.Random(7)
            .ints(4_000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    TestKafka.send("large", 0, "bad:" + random, "bad:b");
    setAside("large", 2);

    DeadLetterPublishers publishers = publish();
    patiently().until(() -> letters().equals(List.of("refused", "published")));
    publishers.stop();

    assertThat(
            database
                .owner()
                .queryForObject(
                    "SELECT refusal FROM dead_letters WHERE state = 'refused'", String.class))
        .isEqualTo("record_too_large");
    assertThat(CommittedRecords.texts("large-dlt")).containsExactly("bad:b");
    assertThat(
            database
                .owner()
                .queryForObject(
                    "SELECT max(octet_length(value)) FROM quarantined_records", Integer.class))
        .isEqualTo(4_004);
    assertThat(
            registry
                .get("feebridge.messaging.dead.letters.refused")
                .tag("reason", "record_too_large")
                .counter()
                .count())
        .isOne();
  }

  @Test
  void twoProcessesShareTheWorkAndALetterOfADeadOneIsTakenOver() {
    TestKafka.createTopic("two", 1);
    TestKafka.createTopic("two-dlt", 1);
    String[] texts = new String[40];
    Arrays.setAll(texts, i -> "bad:" + i);
    TestKafka.send("two", 0, texts);
    setAside("two", 40);
    // as a process leaves it that dies after it has claimed
    database
        .owner()
        .update(
            "UPDATE dead_letters SET attempts = 1, due_at = clock_timestamp() + interval '1 s' WHERE record_id = 1");

    DeadLetterPublishers one = publish();
    DeadLetterPublishers other = publish();
    patiently().until(() -> letters().stream().allMatch("published"::equals));
    one.stop();
    other.stop();

    assertThat(CommittedRecords.texts("two-dlt")).containsExactlyInAnyOrder(texts);
  }

  @Test
  void aTransactionThatIsRolledBackLeavesNoLetter() {
    TestKafka.createTopic("rolled", 1);
    TestKafka.send("rolled", 0, "bad:x");
    database.owner().execute("REVOKE INSERT ON marks FROM app");
    try (TestInbox inbox =
        TestInbox.start(
            TestInbox.settings("rolled", "rolled"),
            database.application(),
            new BookingWords(database.application()))) {
      patiently().until(() -> inbox.count("batches.repeated") >= 2);
      assertThat(letters()).isEmpty();
      database.owner().execute("GRANT INSERT ON marks TO app");
      patiently().until(() -> letters().equals(List.of("waiting")));
    }
  }

  /** A loaded machine is slow and not wrong. */
  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
