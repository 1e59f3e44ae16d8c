package io.feebridge.messaging;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.testing.BookingWords;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestInbox;
import io.feebridge.messaging.testing.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consumers come and go while records arrive: each record is booked once, in partition order. */
class RebalanceIT {

  private static final int PARTITIONS = 6;

  @ParameterizedTest
  @ValueSource(strings = {"consumer", "classic"})
  void booksEachRecordOnceWhileThreeConsumersComeAndGo(String protocol) {
    TestDatabase database = TestDatabase.create();
    String topic = "rebalanced-" + protocol;
    TestKafka.createTopic(topic, PARTITIONS);
    AtomicInteger produced = new AtomicInteger();
    ScheduledExecutorService producer = Executors.newSingleThreadScheduledExecutor();
    Future<?> producing =
        producer.scheduleWithFixedDelay(() -> produce(topic, produced), 0, 30, MILLISECONDS);
    InboxSettings settings =
        TestInbox.withKafka(TestInbox.settings(topic, topic), "group.protocol", protocol)
            .withMaxPollRecords(17);
    List<TestInbox> stopped = new ArrayList<>();
    try (TestInbox first = start(settings, database)) {
      awaitProgress(first, producing);
      TestInbox second = start(settings, database);
      TestInbox third = start(settings, database);
      awaitProgress(second, producing);
      awaitProgress(third, producing);
      second.close();
      awaitProgress(first, producing);
      TestInbox fourth = start(settings, database);
      awaitProgress(fourth, producing);
      third.close();
      fourth.close();
      awaitProgress(first, producing);
      producer.close();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> database.booked().size() >= produced.get());
      assertThat(first.status()).isEqualTo(InboxStatus.READING);
      stopped.addAll(List.of(second, third, fourth));
    }
    stopped.forEach(InboxIT::assertEveryPolledRecordHasOneEnd);
    List<String> booked = database.booked();
    assertThat(booked).hasSize(produced.get()).doesNotHaveDuplicates();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      int here = partition;
      assertThat(booked.stream().filter(word -> word.startsWith(here + ":")))
          .containsExactlyElementsOf(
              IntStream.range(0, produced.get())
                  .filter(i -> i % PARTITIONS == here)
                  .mapToObj(i -> here + ":" + i)
                  .toList());
    }
  }

  private static TestInbox start(InboxSettings settings, TestDatabase database) {
    return TestInbox.start(
        settings, database.application(), new BookingWords(database.application()));
  }

  private static void awaitProgress(TestInbox inbox, Future<?> producing) {
    long before = inbox.count("records.accepted");
    await()
        .atMost(Duration.ofSeconds(30))
        .failFast(() -> assertThat(producing).as("the producer died").isNotDone())
        .until(() -> inbox.count("records.accepted") > before + 20);
  }

  private static void produce(String topic, AtomicInteger produced) {
    int first = produced.get();
    TestKafka.send(
        IntStream.range(first, first + 12)
            .mapToObj(i -> TestKafka.record(topic, i % PARTITIONS, i % PARTITIONS + ":" + i))
            .toList());
    produced.addAndGet(12);
  }
}
