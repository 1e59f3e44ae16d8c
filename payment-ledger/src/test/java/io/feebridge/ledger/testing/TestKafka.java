package io.feebridge.ledger.testing;

import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.wire.AvroWireSerializer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One real KRaft broker for every test of the JVM; each test makes a topic of its own. */
public final class TestKafka {

  private static final EmbeddedKafkaKraftBroker BROKER = start();
  private static final AtomicInteger TOPICS = new AtomicInteger();
  private static final Admin ADMIN = Admin.create(settings());
  private static final KafkaProducer<byte[], byte[]> PRODUCER =
      new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
  private static final AvroWireSerializer AVRO = serializer();

  private TestKafka() {}

  private static EmbeddedKafkaKraftBroker start() {
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperties(
        Map.of("auto.create.topics.enable", "false", "group.initial.rebalance.delay.ms", "0"));
    broker.afterPropertiesSet();
    Runtime.getRuntime().addShutdownHook(new Thread(TestKafka::stop));
    return broker;
  }

  private static void stop() {
    PRODUCER.close();
    ADMIN.close();
    BROKER.destroy();
  }

  private static AvroWireSerializer serializer() {
    AvroWireSerializer serializer = new AvroWireSerializer();
    serializer.configure(bundled(), false);
    return serializer;
  }

  /** Settings that take schemas from the jar. */
  public static Map<String, Object> bundled() {
    return Map.of(
        "schema.registry.url", "bundled:",
        "feebridge.schemas.bundled.allowed", true,
        "specific.avro.reader", true);
  }

  public static Map<String, Object> settings() {
    return Map.of("bootstrap.servers", BROKER.getBrokersAsString());
  }

  public static String bootstrapServers() {
    return BROKER.getBrokersAsString();
  }

  /** A topic that nobody used before. */
  public static String newTopic(int partitions) {
    String topic = "payments-" + TOPICS.incrementAndGet();
    await(
        ADMIN
            .createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
            .all()
            .toCompletionStage()
            .toCompletableFuture());
    return topic;
  }

  public static byte[] bytes(PaymentReported report) {
    return AVRO.serialize("any", report);
  }

  /** Sends each report to the partition that its event_id leads to, and waits for the broker. */
  public static void send(String topic, List<PaymentReported> reports) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (PaymentReported report : reports) {
      byte[] key = report.getEventId().getBytes(StandardCharsets.UTF_8);
      records.add(new ProducerRecord<>(topic, key, bytes(report)));
    }
    sendRecords(records);
  }

  public static void sendTo(String topic, int partition, byte[] value) {
    sendRecords(List.of(new ProducerRecord<>(topic, partition, null, value)));
  }

  private static void sendRecords(List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> sent = records.stream().map(PRODUCER::send).toList();
    PRODUCER.flush();
    sent.forEach(TestKafka::await);
  }

  private static <A> A await(Future<A> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
