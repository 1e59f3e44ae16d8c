package io.feebridge.ingress.reprojecting.kafka;

import io.feebridge.ingress.publishing.Topic;
import io.feebridge.ingress.reprojecting.Kept;
import io.feebridge.ingress.reprojecting.KeptRecords;
import io.feebridge.ingress.reprojecting.KeptRecordsUnavailable;
import io.feebridge.ingress.reprojecting.Republished;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads whole topics between two times, with a consumer of no group. */
public final class KafkaKeptRecords implements KeptRecords {

  private static final Duration POLL = Duration.ofMillis(500);

  /** A broker that says nothing for so long is away: polls that bring nothing are no progress. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final List<String> ALL = Stream.of(Topic.values()).map(Topic::title).toList();
  private static final List<String> REPORTS =
      ALL.stream().filter(title -> !title.equals(Topic.UNRECOGNISED.title())).toList();

  private final Map<String, Object> settings;
  private final KeptReading reading;

  /**
   * @param operators how Kafka is reached: servers and security
   * @param values reads every value of the topics; configured
   */
  public KafkaKeptRecords(Map<String, Object> operators, Deserializer<Object> values) {
    settings = new HashMap<>(operators);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "webhook-ingress-reproject");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    reading = new KeptReading(values);
  }

  @Override
  public void republished(Instant from, Consumer<Republished> each) {
    scan(
        REPORTS,
        from,
        null,
        record -> {
          if (KeptReading.isRepublished(record)) {
            reading.republished(record).ifPresent(each);
          }
          return true;
        });
  }

  @Override
  public void kept(Instant from, Instant until, Runnable examined, Predicate<Kept> each) {
    scan(
        ALL,
        from,
        until,
        record -> {
          examined.run();
          return reading.kept(record).map(each::test).orElse(true);
        });
  }

  private void scan(
      Collection<String> topics,
      Instant from,
      @Nullable Instant until,
      Predicate<ConsumerRecord<byte[], byte[]>> each) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream().flatMap(topic -> partitions(consumer, topic)).toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> begins = offsets(consumer, ends, from);
      Map<TopicPartition, Long> stops = until == null ? ends : offsets(consumer, ends, until);
      consumer.assign(partitions);
      begins.forEach(consumer::seek);
      read(consumer, stops, each);
    } catch (KafkaException e) {
      throw new KeptRecordsUnavailable(e.getClass().getSimpleName());
    }
  }

  private static void read(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> stops,
      Predicate<ConsumerRecord<byte[], byte[]>> each) {
    long quietSinceNanos = System.nanoTime();
    long reached = -1;
    while (stops.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        long stop = stops.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
        if (record.offset() < stop && !each.test(record)) {
          return;
        }
      }
      long now = stops.keySet().stream().mapToLong(consumer::position).sum();
      if (now != reached) {
        reached = now;
        quietSinceNanos = System.nanoTime();
      } else if (System.nanoTime() - quietSinceNanos > PATIENCE.toNanos()) {
        throw new KeptRecordsUnavailable("Kafka answers no more");
      }
    }
  }

  private static Stream<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<PartitionInfo> known = consumer.partitionsFor(topic);
    if (known == null || known.isEmpty()) {
      throw new KeptRecordsUnavailable("no topic " + topic);
    }
    return known.stream().map(info -> new TopicPartition(topic, info.partition()));
  }

  /** Of each partition where the first record of that time or later stands, else its end. */
  private static Map<TopicPartition, Long> offsets(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Instant time) {
    Map<TopicPartition, Long> wanted =
        ends.keySet().stream()
            .collect(Collectors.toMap(Function.identity(), _ -> time.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          @Nullable OffsetAndTimestamp at = found.get(partition);
          offsets.put(partition, at == null ? end : Math.min(end, at.offset()));
        });
    return offsets;
  }
}
