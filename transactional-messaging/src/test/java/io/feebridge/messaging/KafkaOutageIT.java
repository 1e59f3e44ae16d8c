package io.feebridge.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.testing.BookingWords;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestInbox;
import io.feebridge.messaging.testing.TestKafka;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Kafka goes away and comes back: the inbox waits at rest, and nothing is lost or doubled. */
class KafkaOutageIT {

  private static final String TOPIC = "kafka-outage";

  /** Of one processor: a client that is left open takes 0.9 and more. */
  private static final double AT_REST = 0.25;

  @Test
  void anInboxWithoutKafkaRestsAndGoesOnWhenItIsBack() {
    EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1, TOPIC);
    kafka.brokerProperties(TestKafka.BROKER_SETTINGS);
    kafka.afterPropertiesSet();
    TestDatabase database = TestDatabase.create();
    InboxSettings settings =
        TestInbox.withKafka(
                TestInbox.settings(TOPIC, TOPIC), "bootstrap.servers", kafka.getBrokersAsString())
            .withCutOffAfter(Duration.ofSeconds(2));
    try (Producer<String, String> producer = producer(kafka);
        TestInbox inbox =
            TestInbox.start(
                settings, database.application(), new BookingWords(database.application()))) {
      send(producer, "a", "b");
      await().until(() -> database.nextOffset(TOPIC, 0) == 2);

      var broker = kafka.getCluster().brokers().get(0);
      broker.shutdown();
      broker.awaitShutdown();
      await().until(() -> inbox.status() == InboxStatus.REPEATING);
      assertThat(shareOfAProcessor()).isLessThan(AT_REST);
      await("what the alert asks for").until(() -> repeatSeconds(inbox) > 0);

      broker.startup();
      send(producer, "c", "d");
      await().until(() -> database.nextOffset(TOPIC, 0) == 4);
      assertThat(database.booked()).containsExactly("a", "b", "c", "d");
      assertThat(inbox.status()).isEqualTo(InboxStatus.READING);
      assertThat(repeatSeconds(inbox)).isZero();
    } finally {
      kafka.destroy();
    }
  }

  private static double repeatSeconds(TestInbox inbox) {
    return inbox.registry().get("feebridge.messaging.repeat.seconds").gauge().value();
  }

  private static Producer<String, String> producer(EmbeddedKafkaKraftBroker kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.getBrokersAsString()),
        new StringSerializer(),
        new StringSerializer());
  }

  private static void send(Producer<String, String> producer, String... words) {
    Stream.of(words)
        .map(word -> producer.send(new ProducerRecord<>(TOPIC, 0, null, word)))
        .toList()
        .forEach(TestKafka::await);
  }

  /** What the threads of the consumer under test take, measured over a second or more. */
  private static double shareOfAProcessor() {
    long processor = processorNanos();
    long began = System.nanoTime();
    await()
        .pollInterval(Duration.ofMillis(100))
        .until(() -> System.nanoTime() - began > Duration.ofSeconds(1).toNanos());
    return (processorNanos() - processor) / (double) (System.nanoTime() - began);
  }

  private static long processorNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(
            one ->
                one != null
                    && (one.getThreadName().equals("inbox-" + TOPIC + "-0")
                        || one.getThreadName().equals("consumer_background_thread")))
        .mapToLong(one -> threads.getThreadCpuTime(one.getThreadId()))
        .sum();
  }
}
