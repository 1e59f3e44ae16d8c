package io.feebridge.ledger.testing;

import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.wire.AvroWireSerializer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.awaitility.Awaitility;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/** One real KRaft broker for every test of the JVM; each test makes a topic of its own. */
public final class TestKafka {

  private static final Map<String, String> BROKER_SETTINGS =
      Map.of(
          "auto.create.topics.enable", "false",
          "group.initial.rebalance.delay.ms", "0",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1");
  private static final String BOOTSTRAP_SERVERS =
      Boolean.getBoolean("feebridge.docker") ? inDocker() : fromMavenArtifacts();
  private static final AtomicInteger TOPICS = new AtomicInteger();
  private static final Admin ADMIN = Admin.create(settings());
  private static final AvroWireSerializer AVRO = serializer();

  private TestKafka() {}

  private static String fromMavenArtifacts() {
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperties(BROKER_SETTINGS);
    broker.afterPropertiesSet();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker)));
    return broker.getBrokersAsString();
  }

  private static void stop(EmbeddedKafkaKraftBroker broker) {
    ADMIN.close();
    broker.destroy();
  }

  /** The image that Kafka publishes, of the client's version; Testcontainers removes it. */
  @SuppressWarnings("resource")
  private static String inDocker() {
    KafkaContainer broker = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion());
    BROKER_SETTINGS.forEach(
        (name, value) ->
            broker.withEnv("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    broker.start();
    return broker.getBootstrapServers();
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
    return Map.of("bootstrap.servers", BOOTSTRAP_SERVERS);
  }

  public static String bootstrapServers() {
    return BOOTSTRAP_SERVERS;
  }

  /** A topic that nobody used before. */
  public static String newTopic(int partitions) {
    String topic = "payments-" + TOPICS.incrementAndGet();
    createTopic(topic, partitions);
    return topic;
  }

  public static void createTopic(String topic, int partitions) {
    await(
        ADMIN
            .createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
            .all()
            .toCompletionStage()
            .toCompletableFuture());
    // created is not led: a record sent before that waits for its producer's next refresh
    Awaitility.await().ignoreExceptions().until(() -> leaders(topic) == partitions);
  }

  private static long leaders(String topic) throws Exception {
    return ADMIN
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .stream()
        .filter(partition -> partition.leader() != null && !partition.leader().isEmpty())
        .count();
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

  /** As the ingress sends it when the webhook's request had a trace. */
  public static void sendTraced(String topic, PaymentReported report, String traceparent) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 0, null, bytes(report));
    record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
    sendRecords(List.of(record));
  }

  /** As {@link #send}, in one request, so that one poll brings them all; one partition only. */
  public static void sendInOneBatch(String topic, List<PaymentReported> reports) {
    Map<String, Object> settings = new java.util.HashMap<>(settings());
    settings.put("transactional.id", topic);
    settings.put("linger.ms", 1_000);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      reports.forEach(report -> producer.send(new ProducerRecord<>(topic, 0, null, bytes(report))));
      producer.commitTransaction();
    }
  }

  /** Sends the same bytes once to each of these partitions. */
  public static void sendTo(String topic, byte[] value, int... partitions) {
    sendRecords(
        Arrays.stream(partitions)
            .mapToObj(
                partition -> new ProducerRecord<byte[], byte[]>(topic, partition, null, value))
            .toList());
  }

  private static void sendRecords(List<ProducerRecord<byte[], byte[]>> records) {
    // A producer of its own for each call knows nothing stale about topics that come and go. One
    // batch at a time: to a partition without records the broker takes a second whose first was
    // refused, as it may be before the leader is ready, and then never the first.
    Map<String, Object> settings = new java.util.HashMap<>(settings());
    settings.put("max.in.flight.requests.per.connection", 1);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      producer.flush();
      sent.forEach(TestKafka::await);
    }
  }

  private static <A> A await(Future<A> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
