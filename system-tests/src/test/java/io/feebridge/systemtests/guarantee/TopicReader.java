package io.feebridge.systemtests.guarantee;

import static java.util.stream.Collectors.toCollection;

import io.feebridge.schemas.wire.AvroWireDeserializer;
import io.feebridge.schemas.wire.UndecodableRecordException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole topics, committed records only, each record once and in the order of its partition.
 */
final class TopicReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final AvroWireDeserializer deserializer = new AvroWireDeserializer();

  /** From their beginning, on the cluster behind {@code bootstrap}. */
  TopicReader(String bootstrap, List<String> topics) {
    this(bootstrap, topics::contains);
  }

  /** The same, of every topic that there is now and whose name is wanted. */
  TopicReader(String bootstrap, Predicate<String> wanted) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                300,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    deserializer.configure(
        Map.of(
            "schema.registry.url", "bundled:",
            "feebridge.schemas.bundled.allowed", true,
            "specific.avro.reader", true),
        false);
    List<TopicPartition> partitions =
        consumer.listTopics(PATIENCE).keySet().stream()
            .filter(wanted)
            .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Hands over what was written since the last call, up to the present end and perhaps some more.
   */
  void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
      consumer.poll(POLL).forEach(each);
      if (System.nanoTime() - giveUp > 0) {
        throw new TimeoutException("the topics cannot be read up to " + ends);
      }
    }
  }

  /** The record's value; null when nobody could read it. */
  @Nullable Object value(ConsumerRecord<byte[], byte[]> one) {
    try {
      return deserializer.deserialize(one.topic(), one.value());
    } catch (UndecodableRecordException e) {
      return null;
    }
  }

  /** Their names. */
  Set<String> topics() {
    return consumer.assignment().stream()
        .map(TopicPartition::topic)
        .collect(toCollection(HashSet::new));
  }

  /** How far each partition of a topic is read. */
  Map<Integer, Long> positions(String topic) {
    Map<Integer, Long> positions = new HashMap<>();
    for (TopicPartition one : consumer.assignment()) {
      if (one.topic().equals(topic)) {
        positions.put(one.partition(), consumer.position(one, PATIENCE));
      }
    }
    return positions;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
