package io.feebridge.ingress;

import io.feebridge.schemas.wire.AvroWireDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that stands in the topics, read from their beginning to their end. */
final class Topics {

  static final String PAYMENTS = "jodo.payments.v1";
  static final String STUDENTS = "jodo.students.v1";
  static final String PLANS = "jodo.plans.v1";
  static final String LOANS = "jodo.loans.v1";
  static final String UNRECOGNISED = "jodo.unrecognised.v1";

  static final String[] NAMES = {PAYMENTS, STUDENTS, PLANS, LOANS, UNRECOGNISED};

  private final String bootstrapServers;

  Topics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  List<ConsumerRecord<String, SpecificRecord>> all(String... topics) {
    List<ConsumerRecord<String, SpecificRecord>> records = new ArrayList<>();
    each(records::add, topics);
    return records;
  }

  /** One after the other, for more than a test can hold. */
  void each(Consumer<ConsumerRecord<String, SpecificRecord>> reader, String... topics) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "key.deserializer",
            StringDeserializer.class,
            "value.deserializer",
            AvroWireDeserializer.class,
            "schema.registry.url",
            "bundled:",
            "feebridge.schemas.bundled.allowed",
            true,
            "specific.avro.reader",
            true,
            "isolation.level",
            "read_uncommitted");
    try (KafkaConsumer<String, SpecificRecord> consumer = new KafkaConsumer<>(settings)) {
      Set<TopicPartition> partitions =
          Set.of(topics).stream()
              .flatMap(t -> consumer.partitionsFor(t).stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .collect(Collectors.toSet());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(reader);
      }
    }
  }

  List<ConsumerRecord<String, SpecificRecord>> all() {
    return all(NAMES);
  }
}
