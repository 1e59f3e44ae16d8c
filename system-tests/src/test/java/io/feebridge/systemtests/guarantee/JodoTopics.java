package io.feebridge.systemtests.guarantee;

import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.UnrecognisedDelivery;
import io.feebridge.schemas.wire.AvroWireDeserializer;
import io.feebridge.schemas.wire.UndecodableRecordException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What stands in the topics that the ingress writes, read once and in order. */
public final class JodoTopics implements AutoCloseable {

  /** What the ledger books. */
  public static final String PAYMENTS = "jodo.payments.v1";

  private static final List<String> TOPICS = List.of(PAYMENTS, "jodo.unrecognised.v1");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final AvroWireDeserializer deserializer = new AvroWireDeserializer();
  private final Set<String> hashes = new HashSet<>();
  private long paymentRecords;

  /** Of the cluster behind {@code bootstrap}, from their beginning. */
  public JodoTopics(String bootstrap) {
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
        TOPICS.stream()
            .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** The records since the last reading, up to the present end of each partition. */
  public List<KeptRecord> read() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
    List<KeptRecord> read = new ArrayList<>();
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> one : consumer.poll(POLL)) {
        KeptRecord kept = kept(one);
        read.add(kept);
        paymentRecords += kept.topic().equals(PAYMENTS) ? 1 : 0;
        if (kept.hash() != null) {
          hashes.add(kept.hash());
        }
      }
      if (System.nanoTime() - giveUp > 0) {
        throw new TimeoutException("the topics cannot be read up to " + ends);
      }
    }
    return read;
  }

  /**
   * The partitions of payments that the ledger has not read as far as we, each with both places.
   */
  public List<String> unreadBy(LedgerRows ledger) throws SQLException {
    Map<Integer, Long> offsets = ledger.offsets(PAYMENTS);
    List<String> behind = new ArrayList<>();
    for (TopicPartition one : consumer.assignment()) {
      long ours = consumer.position(one, PATIENCE);
      long theirs = offsets.getOrDefault(one.partition(), 0L);
      if (one.topic().equals(PAYMENTS) && theirs < ours) {
        behind.add("partition %d at %d of %d".formatted(one.partition(), theirs, ours));
      }
    }
    return behind;
  }

  /** Whether a record with that body was read. */
  public boolean hold(String hash) {
    return hashes.contains(hash);
  }

  /** How many records of payments were read. */
  public long paymentRecords() {
    return paymentRecords;
  }

  private KeptRecord kept(ConsumerRecord<byte[], byte[]> one) {
    try {
      Object value = deserializer.deserialize(one.topic(), one.value());
      return switch (value) {
        case PaymentReported it -> kept(one, it.getEvent(), it.getEventId(), it.getEvidence());
        case UnrecognisedDelivery it -> kept(one, it.getEvent(), it.getEventId(), it.getEvidence());
        case null, default -> unreadable(one);
      };
    } catch (UndecodableRecordException e) {
      return unreadable(one);
    }
  }

  private static KeptRecord unreadable(ConsumerRecord<byte[], byte[]> one) {
    return new KeptRecord(one.topic(), one.partition(), one.offset(), null, null, null, null);
  }

  private static KeptRecord kept(
      ConsumerRecord<byte[], byte[]> one,
      @Nullable String event,
      String eventId,
      Evidence evidence) {
    return new KeptRecord(
        one.topic(),
        one.partition(),
        one.offset(),
        event,
        eventId,
        evidence.getBodySha256(),
        sha256(evidence.getBody()));
  }

  private static String sha256(ByteBuffer body) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(body.duplicate());
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
