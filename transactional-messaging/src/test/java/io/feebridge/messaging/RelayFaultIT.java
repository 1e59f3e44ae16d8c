package io.feebridge.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.outbox.relay.RelayStatus;
import io.feebridge.messaging.testing.CommittedRecords;
import io.feebridge.messaging.testing.FaultyDataSource;
import io.feebridge.messaging.testing.FaultyDataSource.Crash;
import io.feebridge.messaging.testing.FaultyDataSource.Fault;
import io.feebridge.messaging.testing.HookedProducer;
import io.feebridge.messaging.testing.HookedProducer.Place;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Relays die, hang, and wake up again; Kafka and the database go away and come back. */
class RelayFaultIT {

  private final TestDatabase database = TestDatabase.create();

  private TestRelay start(String shard, HookedProducer hooked) {
    return TestRelay.start(
        TestRelay.settings(shard), database.application(), Clock.systemUTC(), hooked::around);
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void publishesEverythingOverACrash(Place place) {
    String topic = "relay-crash-" + place.name().toLowerCase(Locale.ROOT);
    TestKafka.createTopic(topic, 1);
    TestRelay.add(database, topic, "a", "b");
    HookedProducer crashing =
        new HookedProducer(
            place,
            () -> {
              throw new Crash();
            });
    try (TestRelay relay = start(topic, crashing)) {
      await().until(() -> relay.status() == RelayStatus.FAILED);
    }
    TestRelay.add(database, topic, "c");
    try (TestRelay _ = TestRelay.start(TestRelay.settings(topic), database.application())) {
      await().until(() -> TestRelay.position(database) == 3);
    }
    assertThat(CommittedRecords.texts(topic))
        .isEqualTo(
            place == Place.AFTER_COMMIT
                ? List.of("a", "b", "a", "b", "c")
                : List.of("a", "b", "c"));
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void aPredecessorThatWakesUpPublishesNothingMore(Place place) throws Exception {
    String topic = "relay-paused-" + place.name().toLowerCase(Locale.ROOT);
    TestKafka.createTopic(topic, 1);
    TestRelay.add(database, topic, "a", "b");
    CountDownLatch paused = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    HookedProducer pausing =
        new HookedProducer(
            place,
            () -> {
              paused.countDown();
              awaitLatch(goOn);
            });
    try (TestRelay predecessor = start(topic, pausing)) {
      assertThat(paused.await(20, TimeUnit.SECONDS)).isTrue();
      try (TestRelay successor =
          TestRelay.start(TestRelay.settings(topic), database.application())) {
        await().until(() -> TestRelay.position(database) == 2);
        TestRelay.add(database, topic, "c");
        await().until(() -> TestRelay.position(database) == 3);
        List<String> published = CommittedRecords.texts(topic);
        assertThat(published)
            .isEqualTo(
                place == Place.AFTER_COMMIT
                    ? List.of("a", "b", "a", "b", "c")
                    : List.of("a", "b", "c"));

        goOn.countDown();
        await().until(() -> predecessor.status() == RelayStatus.STANDING_BY);
        assertThat(CommittedRecords.texts(topic)).isEqualTo(published);
        assertThat(predecessor.count("messages.published")).isZero();
        await().until(predecessor::everyTakenMessageHasOneEnd);
        TestRelay.add(database, topic, "d");
        await().until(() -> TestRelay.position(database) == 4);
        await().until(successor::everyTakenMessageHasOneEnd);
        assertThat(CommittedRecords.texts(topic).subList(published.size(), published.size() + 1))
            .containsExactly("d");
        assertThat(CommittedRecords.texts(topic)).hasSize(published.size() + 1);
      }
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(40, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void twoRelaysPublishEachMessageOnceAndOneStandsBy() {
    TestKafka.createTopic("relay-two", 1);
    RelaySettings settings = TestRelay.settings("relay-two").withLease(Duration.ofSeconds(30));
    try (TestRelay first = TestRelay.start(settings, database.application())) {
      await().until(() -> first.status() == RelayStatus.RELAYING);
      try (TestRelay second = TestRelay.start(settings, database.application())) {
        await().until(() -> second.status() == RelayStatus.STANDING_BY);
        TestRelay.add(database, "relay-two", "a", "b");
        await().until(() -> TestRelay.position(database) == 2);
        first.close();
        TestRelay.add(database, "relay-two", "c");
        await().atMost(Duration.ofSeconds(5)).until(() -> TestRelay.position(database) == 3);
        assertThat(second.count("messages.published")).isEqualTo(1);
        assertThat(CommittedRecords.texts("relay-two")).containsExactly("a", "b", "c");
        assertThat(first.count("leases.fenced") + second.count("leases.fenced")).isZero();
      }
    }
  }

  @Test
  void aLostAnswerToTheCommitRepeatsOneBatch() {
    TestKafka.createTopic("relay-lost", 1);
    TestRelay.add(database, "relay-lost", "a", "b");
    HookedProducer losing =
        new HookedProducer(
            Place.AFTER_COMMIT,
            () -> {
              throw new TimeoutException("the answer was lost");
            });
    try (TestRelay relay = start("relay-lost", losing)) {
      await().until(() -> TestRelay.position(database) == 2);
      assertThat(CommittedRecords.texts("relay-lost")).containsExactly("a", "b", "a", "b");
      await().until(relay::everyTakenMessageHasOneEnd);
      assertThat(relay.count("messages.returned")).isEqualTo(2);
    }
  }

  @Test
  void waitsForADatabaseThatGoesAwayBetweenKafkasCommitAndTheMark() {
    TestKafka.createTopic("relay-db", 1);
    TestRelay.add(database, "relay-db", "a");
    FaultyDataSource faulty = new FaultyDataSource(database.application());
    HookedProducer cutting = new HookedProducer(Place.AFTER_COMMIT, () -> faulty.next(Fault.AWAY));
    try (TestRelay relay =
        TestRelay.start(
            TestRelay.settings("relay-db"), faulty, Clock.systemUTC(), cutting::around)) {
      await().until(() -> relay.status() == RelayStatus.REPEATING);
      assertThat(relay.gauge("repeat.seconds")).isNotNegative();
      TestRelay.add(database, "relay-db", "b");
      faulty.next(Fault.NONE);
      await().until(() -> TestRelay.position(database) == 2);
      await().until(() -> relay.status() == RelayStatus.RELAYING);
      assertThat(relay.gauge("repeat.seconds")).isZero();
      assertThat(CommittedRecords.texts("relay-db")).containsExactly("a", "a", "b");
      await().until(relay::everyTakenMessageHasOneEnd);
    }
  }

  @Test
  void waitsForAKafkaThatIsAway() {
    TestKafka.createTopic("relay-kafka", 1);
    TestRelay.add(database, "relay-kafka", "a", "b");
    AtomicReference<String> servers = new AtomicReference<>("127.0.0.1:1");
    RelaySettings settings = TestRelay.settings("relay-kafka");
    try (TestRelay relay =
        TestRelay.start(
            settings,
            database.application(),
            Clock.systemUTC(),
            producer -> elsewhere(producer, settings, servers.get()))) {
      await().atMost(Duration.ofSeconds(15)).until(() -> relay.status() == RelayStatus.REPEATING);
      assertThat(relay.count("messages.taken")).isZero();
      servers.set((String) TestKafka.settings().get("bootstrap.servers"));
      // one more attempt may have begun at the old address, and has its own patience
      await().atMost(Duration.ofSeconds(60)).until(() -> TestRelay.position(database) == 2);
      assertThat(CommittedRecords.texts("relay-kafka")).containsExactly("a", "b");
    }
  }

  private static Producer<byte[], byte[]> elsewhere(
      Producer<byte[], byte[]> unused, RelaySettings settings, String servers) {
    unused.close(Duration.ZERO);
    java.util.Map<String, Object> kafka = new java.util.HashMap<>(settings.kafka());
    kafka.put("bootstrap.servers", servers);
    return io.feebridge.messaging.outbox.kafka.RelayProducers.newProducer(kafka, settings.shard());
  }

  @Test
  void aMissingTopicHoldsTheOutboxAndEmptiesNothing() {
    TestRelay.add(database, "relay-missing", "a");
    try (TestRelay relay =
        TestRelay.start(TestRelay.settings("relay-missing"), database.application())) {
      await().atMost(Duration.ofSeconds(15)).until(() -> relay.status() == RelayStatus.REPEATING);
      assertThat(TestRelay.position(database)).isZero();
      TestKafka.createTopic("relay-missing", 1);
      await().atMost(Duration.ofSeconds(15)).until(() -> TestRelay.position(database) == 1);
      assertThat(CommittedRecords.texts("relay-missing")).containsExactly("a");
      assertThat(relay.count("messages.refused")).isZero();
    }
  }
}
