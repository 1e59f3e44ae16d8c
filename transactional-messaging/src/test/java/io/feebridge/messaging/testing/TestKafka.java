package io.feebridge.messaging.testing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/** One real KRaft broker for every test of the JVM; each test has topics and groups of its own. */
public final class TestKafka {

  /** Also those of a broker that a test has for itself. */
  public static final Map<String, String> BROKER_SETTINGS =
      Map.of(
          "auto.create.topics.enable", "false",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "group.initial.rebalance.delay.ms", "0",
          "group.min.session.timeout.ms", "1000",
          "group.consumer.min.heartbeat.interval.ms", "100",
          "group.consumer.heartbeat.interval.ms", "200",
          "group.consumer.min.session.timeout.ms", "1000",
          "group.consumer.session.timeout.ms", "3000");

  private static final String BOOTSTRAP_SERVERS =
      Boolean.getBoolean("feebridge.docker") ? inDocker() : fromMavenArtifacts();
  private static final Admin ADMIN = Admin.create(settings());
  private static final KafkaProducer<byte[], byte[]> PRODUCER =
      new KafkaProducer<>(oneByOne(), new ByteArraySerializer(), new ByteArraySerializer());

  private TestKafka() {}

  private static String fromMavenArtifacts() {
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperties(BROKER_SETTINGS);
    broker.afterPropertiesSet();
    Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
    return broker.getBrokersAsString();
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

  public static Map<String, Object> settings() {
    return Map.of("bootstrap.servers", BOOTSTRAP_SERVERS);
  }

  /**
   * To a partition that has no records yet the broker takes a second batch whose first was refused,
   * as it may be before the leader is ready, and then refuses the first until its producer gives
   * up.
   */
  private static Map<String, Object> oneByOne() {
    Map<String, Object> settings = new HashMap<>(settings());
    settings.put("max.in.flight.requests.per.connection", 1);
    return settings;
  }

  public static Admin admin() {
    return ADMIN;
  }

  public static void createTopic(String topic, int partitions) {
    await(
        ADMIN
            .createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
            .all()
            .toCompletionStage()
            .toCompletableFuture());
  }

  public static void deleteTopic(String topic) {
    await(ADMIN.deleteTopics(List.of(topic)).all().toCompletionStage().toCompletableFuture());
  }

  public static void deleteRecordsBefore(String topic, int partition, long offset) {
    await(
        ADMIN
            .deleteRecords(
                Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
            .all()
            .toCompletionStage()
            .toCompletableFuture());
  }

  /** Sends texts to one partition, in order, and waits for the broker to have them. */
  public static void send(String topic, int partition, String... texts) {
    send(Stream.of(texts).map(text -> record(topic, partition, text)).toList());
  }

  public static ProducerRecord<byte[], byte[]> record(String topic, int partition, String text) {
    return new ProducerRecord<>(
        topic, partition, null, null, text.getBytes(StandardCharsets.UTF_8));
  }

  public static void send(List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> sent = records.stream().map(PRODUCER::send).toList();
    PRODUCER.flush();
    sent.forEach(TestKafka::await);
  }

  public static <A> A await(Future<A> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
