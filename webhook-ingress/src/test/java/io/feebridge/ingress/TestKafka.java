package io.feebridge.ingress;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.AppInfoParser;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A real broker of one test, with the topics of this service. Tests that break the broker make
 * their own from Maven artifacts.
 */
final class TestKafka implements AutoCloseable {

  private static final Map<String, String> BROKER_SETTINGS =
      Map.of("auto.create.topics.enable", "false", "message.max.bytes", "2097152");

  private final String bootstrapServers;
  private final Runnable end;

  private TestKafka(String bootstrapServers, Runnable end) {
    this.bootstrapServers = bootstrapServers;
    this.end = end;
  }

  static TestKafka start(int partitions) {
    TestKafka broker = Boolean.getBoolean("feebridge.docker") ? inDocker() : fromMavenArtifacts();
    broker.createTopics(partitions);
    return broker;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    end.run();
  }

  private static TestKafka fromMavenArtifacts() {
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperties(BROKER_SETTINGS);
    broker.afterPropertiesSet();
    return new TestKafka(broker.getBrokersAsString(), broker::destroy);
  }

  /** The image that Kafka publishes, of the client's version. */
  private static TestKafka inDocker() {
    KafkaContainer broker = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion());
    BROKER_SETTINGS.forEach(
        (name, value) ->
            broker.withEnv("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    broker.start();
    return new TestKafka(broker.getBootstrapServers(), broker::stop);
  }

  private void createTopics(int partitions) {
    List<NewTopic> topics =
        Stream.of(Topics.NAMES).map(name -> new NewTopic(name, partitions, (short) 1)).toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
