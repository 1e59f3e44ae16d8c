package io.feebridge.systemtests.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the ingress writes from now on, on any of Jodo's topics. */
final class JodoRecords implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final StringBuilder seen = new StringBuilder();

  /** On the broker at that port of loopback; from the present end on. */
  JodoRecords(int port) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + port,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.listTopics(PATIENCE).entrySet().stream()
            .filter(topic -> topic.getKey().startsWith("jodo."))
            .flatMap(topic -> topic.getValue().stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(partition -> consumer.position(partition, PATIENCE));
  }

  /** Whether a record has come whose evidence, the raw body, holds these words. */
  boolean mention(String words) {
    consumer.poll(POLL).forEach(record -> seen.append(text(record)));
    return seen.indexOf(words) >= 0;
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return Stream.of(record.value())
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .reduce("", String::concat);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
