package io.feebridge.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.outbox.OutgoingMessage;
import io.feebridge.messaging.testing.CommittedRecords;
import io.feebridge.messaging.testing.ManualClock;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the relay publishes, sets aside, measures and deletes. */
class RelayIT {

  private final TestDatabase database = TestDatabase.create();
  private final ManualClock clock = new ManualClock();

  private TestRelay start(RelaySettings settings) {
    return TestRelay.start(settings, database.application(), clock, producer -> producer);
  }

  @Test
  void publishesKeyBytesAndHeadersAsTheyWereAdded() {
    TestKafka.createTopic("relay-bytes", 1);
    byte[] bytes = {0, 1, (byte) 0xff};
    TestRelay.add(
        database,
        clock,
        List.of(
            new OutgoingMessage("relay-bytes", "k€", bytes, Map.of("ce_id", "7", "b\"", "a\\\n€")),
            new OutgoingMessage("relay-bytes", "gone", null, Map.of())));
    try (TestRelay _ = start(TestRelay.settings("relay-bytes"))) {
      await().until(() -> TestRelay.position(database) == 2);
    }
    List<ConsumerRecord<byte[], byte[]>> records = CommittedRecords.of("relay-bytes");
    assertThat(records).hasSize(2);
    assertThat(new String(records.get(0).key(), StandardCharsets.UTF_8)).isEqualTo("k€");
    assertThat(records.get(0).value()).isEqualTo(bytes);
    assertThat(records.get(0).headers().lastHeader("ce_id").value()).isEqualTo(new byte[] {'7'});
    assertThat(records.get(0).headers().lastHeader("b\"").value())
        .isEqualTo("a\\\n€".getBytes(StandardCharsets.UTF_8));
    assertThat(records.get(1).value()).isNull();
    assertThat(records.get(1).headers()).isEmpty();
  }

  @Test
  void endsABatchWhenItsBytesAreMany() {
    TestKafka.createTopic("relay-sizes", 1);
    TestRelay.add(database, "relay-sizes", "aaaa", "bbbb", "cccc", "dddd", "eeee");
    List<Long> positions = new ArrayList<>();
    TestRelay relay =
        TestRelay.start(
            TestRelay.settings("relay-sizes").withBatch(100, 6),
            database.application(),
            clock,
            producer ->
                new io.feebridge.messaging.testing.HookedProducer(
                        io.feebridge.messaging.testing.HookedProducer.Place.AFTER_COMMIT,
                        () -> positions.add((long) CommittedRecords.of("relay-sizes").size()))
                    .around(producer));
    try (relay) {
      await().until(() -> TestRelay.position(database) == 5);
    }
    assertThat(positions).containsExactly(2L);
    assertThat(CommittedRecords.texts("relay-sizes"))
        .containsExactly("aaaa", "bbbb", "cccc", "dddd", "eeee");
  }

  @Test
  void setsAsideWhatTheClientOrTheBrokerRefusesAndPublishesTheRest() {
    TestKafka.await(
        TestKafka.admin()
            .createTopics(
                List.of(
                    new NewTopic("relay-large", 1, (short) 1)
                        .configs(Map.of("max.message.bytes", "2000"))))
            .all()
            .toCompletionStage()
            .toCompletableFuture());
    TestRelay.add(
        database, "relay-large", "a", "b".repeat(1_500_000), "c", "d".repeat(100_000), "e");
    TestRelay.add(database, "not/a topic", "f");
    TestRelay.add(database, "relay-large", "g");
    try (TestRelay relay = start(TestRelay.settings("relay-large"))) {
      await().atMost(Duration.ofSeconds(60)).until(() -> TestRelay.position(database) == 7);
      await().until(() -> relay.count("messages.published") == 4);
      assertThat(relay.count("messages.refused")).isEqualTo(3);
      await().until(relay::everyTakenMessageHasOneEnd);
    }
    assertThat(CommittedRecords.texts("relay-large")).containsExactly("a", "c", "e", "g");
    assertThat(
            database
                .owner()
                .queryForList(
                    "SELECT outbox_id || ' ' || reason || ' ' || length(value) FROM refused_messages"
                        + " ORDER BY outbox_id",
                    String.class))
        .containsExactly(
            "2 record_too_large 1500000", "4 record_too_large 100000", "6 invalid_topic 1");
  }

  @Test
  void everyMessageAddedIsPublishedRefusedOrBehind() {
    TestKafka.createTopic("relay-lag", 1);
    TestRelay.add(database, clock, List.of(TestRelay.message("relay-lag", "a")));
    try (TestRelay relay = start(TestRelay.settings("relay-lag"))) {
      await().until(() -> relay.count("messages.published") == 1);
    }
    TestRelay.add(database, clock, List.of(TestRelay.message("relay-missing-lag", "b")));
    TestRelay.add(database, clock, List.of(TestRelay.message("relay-lag", "c")));
    clock.advance(Duration.ofSeconds(90));
    try (TestRelay relay = start(TestRelay.settings("relay-lag"))) {
      await().until(() -> relay.gauge("lag.messages") > 0);
      assertThat(1 + relay.count("messages.published") + relay.gauge("lag.messages")).isEqualTo(3);
      assertThat(relay.gauge("lag.seconds")).isEqualTo(90);
    }
  }

  @Test
  void deletesWhatWasPublishedLongAgoAndNothingElse() {
    TestKafka.createTopic("relay-keep", 1);
    TestRelay.add(
        database,
        clock,
        List.of(TestRelay.message("relay-keep", "a"), TestRelay.message("relay-keep", "b")));
    try (TestRelay relay = start(TestRelay.settings("relay-keep"))) {
      await().until(() -> TestRelay.position(database) == 2);
      assertThat(relay.count("messages.deleted")).isZero();
    }
    clock.advance(Duration.ofHours(71));
    TestRelay.add(database, clock, List.of(TestRelay.message("relay-keep", "c")));
    try (TestRelay _ = start(TestRelay.settings("relay-keep"))) {
      await().until(() -> TestRelay.position(database) == 3);
      assertThat(waiting()).containsExactly(1L, 2L, 3L);
    }
    clock.advance(Duration.ofHours(2));
    TestRelay.add(database, clock, List.of(TestRelay.message("relay-keep", "d")));
    try (TestRelay relay = start(TestRelay.settings("relay-keep"))) {
      await().until(() -> relay.count("messages.deleted") == 2);
      await().until(() -> TestRelay.position(database) == 4);
      assertThat(waiting()).containsExactly(3L, 4L);
    }
  }

  private List<Long> waiting() {
    return database.owner().queryForList("SELECT id FROM outbox_messages ORDER BY id", Long.class);
  }

  @Test
  void theApplicationCannotDeleteWhatWasNotPublished() {
    TestRelay.add(database, "any", "a", "b");
    database.owner().update("UPDATE relay_positions SET last_id = 1");
    JdbcTemplate application = new JdbcTemplate(database.application());
    assertThat(
            application.queryForObject(
                "SELECT delete_published_messages(now() + interval '1 day', 100)", Integer.class))
        .isEqualTo(1);
    assertThat(waiting()).containsExactly(2L);
    for (String forbidden :
        List.of(
            "DELETE FROM outbox_messages",
            "DELETE FROM relay_positions",
            "INSERT INTO relay_positions (outbox, last_id, epoch, held_until) VALUES (false, 1, 1, now())",
            "UPDATE refused_messages SET reason = 'x'",
            "DELETE FROM refused_messages",
            "UPDATE outbox_generations SET generation = 2")) {
      assertThatThrownBy(() -> application.execute(forbidden))
          .as(forbidden)
          .isInstanceOf(BadSqlGrammarException.class)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }
}
