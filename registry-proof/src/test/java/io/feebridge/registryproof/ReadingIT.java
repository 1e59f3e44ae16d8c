package io.feebridge.registryproof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.schemas.wire.UndecodableRecordException;
import io.feebridge.schemas.wire.UnknownSchemaIdException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A topic on a real broker, and where the two readers part company. */
class ReadingIT {

  private static final ReleasedSchema PAYMENTS = ReleasedSchema.payments();
  private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);

  private final RegistryServer registry = RegistryServer.running();
  private final String topic = RegistryServer.newTopic();
  private final IndexedRecord record = new RandomRecords(5, true).next(PAYMENTS.schema());

  @BeforeAll
  static void startBroker() {
    BROKER.afterPropertiesSet();
  }

  @AfterAll
  static void stopBroker() {
    BROKER.destroy();
  }

  @Test
  void aTopicOfBundledOwnAndGenuineRecordsIsReadWholeByOurs() {
    Map<String, Object> settings = WireClasses.registering(registry.address());
    send(WireClasses.OURS, WireClasses.bundled());
    send(WireClasses.OURS, settings);
    send(WireClasses.GENUINE, settings);
    send(WireClasses.OURS, WireClasses.bundled());
    List<ConsumerRecord<String, Object>> read = readAll(WireClasses.OURS, 4);
    assertThat(read)
        .extracting(r -> r.value().toString())
        .containsOnly(record.toString())
        .hasSize(4);
  }

  @Test
  void aTopicOfOwnAndGenuineRecordsIsReadWholeByTheGenuine() {
    Map<String, Object> settings = WireClasses.registering(registry.address());
    send(WireClasses.OURS, settings);
    send(WireClasses.GENUINE, settings);
    List<ConsumerRecord<String, Object>> read = readAll(WireClasses.GENUINE, 2);
    assertThat(read)
        .extracting(r -> r.value().toString())
        .containsOnly(record.toString())
        .hasSize(2);
  }

  /**
   * Why a topic that was begun without a registry is read by ours until the last of it has expired.
   */
  @Test
  void theGenuineReaderDoesNotKnowTheIdsOfReleases() {
    byte[] bundled = WireClasses.OURS.serializer(WireClasses.bundled()).serialize(topic, record);
    assertThat(ByteBuffer.wrap(bundled).getInt(1)).isEqualTo(PAYMENTS.id());
    assertThatThrownBy(() -> reader(WireClasses.GENUINE).deserialize(topic, bundled))
        .isInstanceOf(SerializationException.class)
        .hasStackTraceContaining("RestClientException");
  }

  @Test
  void anIdTheRegistryDoesNotHoldIsUnknownToBothUntilItDoes() {
    byte[] bytes = ByteBuffer.wrap(registered()).putInt(1, 1_234_567).array();
    assertThatThrownBy(() -> reader(WireClasses.OURS).deserialize(topic, bytes))
        .isInstanceOfSatisfying(
            UnknownSchemaIdException.class, e -> assertThat(e.id()).isEqualTo(1_234_567));
    assertThatThrownBy(() -> reader(WireClasses.GENUINE).deserialize(topic, bytes))
        .isInstanceOf(SerializationException.class)
        .hasStackTraceContaining("RestClientException");
  }

  /** A difference on purpose: what stands behind a record proves that it is not of that schema. */
  @Test
  void bytesBehindARecordAreRefusedByOursAndIgnoredByTheGenuine() {
    byte[] whole = registered();
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> reader(WireClasses.OURS).deserialize(topic, longer))
        .isInstanceOf(UndecodableRecordException.class);
    assertThat(reader(WireClasses.GENUINE).deserialize(topic, longer))
        .hasToString(record.toString());
  }

  /**
   * Below five bytes the genuine class throws what Java's buffers throw, no exception of Kafka's.
   */
  @Test
  void aRecordCutShortIsRefusedByBoth() {
    byte[] whole = registered();
    for (int length : new int[] {0, 1, 4, 5, 6, whole.length / 2, whole.length - 1}) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> reader(WireClasses.OURS).deserialize(topic, cut))
          .as("ours, %d bytes", length)
          .isInstanceOf(UndecodableRecordException.class);
      assertThatThrownBy(() -> reader(WireClasses.GENUINE).deserialize(topic, cut))
          .as("genuine, %d bytes", length)
          .isInstanceOf(length < 5 ? BufferUnderflowException.class : SerializationException.class);
    }
  }

  private byte[] registered() {
    return WireClasses.OURS
        .serializer(WireClasses.registering(registry.address()))
        .serialize(topic, record);
  }

  private Deserializer<Object> reader(WireClasses classes) {
    return classes.deserializer(WireClasses.lookingUp(registry.address()));
  }

  private void send(WireClasses classes, Map<String, Object> wire) {
    Map<String, Object> settings = new HashMap<>(wire);
    settings.put("bootstrap.servers", BROKER.getBrokersAsString());
    settings.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
    settings.put("value.serializer", classes.serializer);
    try (KafkaProducer<String, Object> producer = new KafkaProducer<>(settings)) {
      producer.send(new ProducerRecord<>(topic, "key", record)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<ConsumerRecord<String, Object>> readAll(WireClasses classes, int count) {
    Map<String, Object> settings = new HashMap<>(WireClasses.lookingUp(registry.address()));
    settings.put("bootstrap.servers", BROKER.getBrokersAsString());
    settings.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
    settings.put("value.deserializer", classes.deserializer);
    List<ConsumerRecord<String, Object>> read = new ArrayList<>();
    try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(settings)) {
      List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      assertThat(consumer.endOffsets(partition).values()).containsExactly((long) count);
      while (consumer.position(partition.getFirst()) < count) {
        consumer.poll(Duration.ofMillis(200)).forEach(read::add);
      }
    }
    return read;
  }
}
