package io.feebridge.ledger.events.kafka;

import io.feebridge.ledger.events.EventSearch;
import io.feebridge.ledger.events.EventsUnavailable;
import io.feebridge.ledger.events.StoredEvent;
import io.feebridge.ledger.events.StoredEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Reads the partition that Kafka's own partitioner gives the key {@code event_id}, between two
 * times, with a consumer of no group: it moves nobody's offset.
 */
public final class KafkaStoredEvents implements StoredEvents {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST_RECORDS = 100;

  private final Map<String, Object> settings;
  private final List<String> topics;
  private final EventReading reading;

  /**
   * @param operators Kafka's consumer settings of the service
   * @param topics searched one after the other
   */
  public KafkaStoredEvents(
      Map<String, Object> operators, List<String> topics, EventReading reading) {
    this.settings = new HashMap<>(operators);
    this.settings.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG));
    this.settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "payment-ledger-events");
    this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    this.settings.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
    this.topics = List.copyOf(topics);
    this.reading = reading;
  }

  @Override
  public EventSearch find(String eventId, Instant from, Instant to, Duration deadline) {
    long endNanos = System.nanoTime() + deadline.toNanos();
    Scan scan = new Scan(eventId, from, to, endNanos);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Instant reached = to;
      for (String topic : topics) {
        Instant here = scan.read(consumer, topic);
        reached = here.isBefore(reached) ? here : reached;
      }
      return new EventSearch(scan.found, from, to, scan.recordsRead, reached);
    } catch (KafkaException e) {
      throw new EventsUnavailable(e.getClass().getName());
    }
  }

  /** One search. */
  private final class Scan {

    private final byte[] key;
    private final Instant from;
    private final Instant to;
    private final long endNanos;
    private final List<StoredEvent> found = new ArrayList<>();
    private long recordsRead;

    Scan(String eventId, Instant from, Instant to, long endNanos) {
      this.key = eventId.getBytes(StandardCharsets.UTF_8);
      this.from = from;
      this.to = to;
      this.endNanos = endNanos;
    }

    /** Until when the topic was read; {@code to} when nothing is left. */
    Instant read(Consumer<byte[], byte[]> consumer, String topic) {
      TopicPartition partition = partition(consumer, topic);
      long end = offset(consumer, partition, to);
      consumer.assign(List.of(partition));
      consumer.seek(partition, offset(consumer, partition, from));
      Instant reached = from;
      while (consumer.position(partition) < end) {
        if (System.nanoTime() - endNanos >= 0 || found.size() >= MOST_RECORDS) {
          return reached;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          recordsRead++;
          reached = later(reached, record);
          if (record.offset() < end && Arrays.equals(record.key(), key)) {
            found.add(reading.read(record));
          }
        }
      }
      return to;
    }

    /** A producer's clock may run back: what was reached never does. */
    private Instant later(Instant reached, ConsumerRecord<byte[], byte[]> record) {
      Instant at = Instant.ofEpochMilli(record.timestamp());
      return at.isAfter(reached) && at.isBefore(to) ? at : reached;
    }

    private TopicPartition partition(Consumer<byte[], byte[]> consumer, String topic) {
      List<PartitionInfo> known = consumer.partitionsFor(topic);
      int partitions = known == null ? 0 : known.size();
      if (partitions == 0) {
        throw new EventsUnavailable("no such topic");
      }
      return new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions);
    }

    private long offset(
        Consumer<byte[], byte[]> consumer, TopicPartition partition, Instant instant) {
      @Nullable OffsetAndTimestamp found =
          consumer.offsetsForTimes(Map.of(partition, instant.toEpochMilli())).get(partition);
      if (found != null) {
        return found.offset();
      }
      Long end = consumer.endOffsets(List.of(partition)).get(partition);
      return end == null ? 0 : end;
    }
  }
}
