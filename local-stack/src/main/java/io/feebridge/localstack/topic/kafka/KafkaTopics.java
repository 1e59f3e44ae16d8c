package io.feebridge.localstack.topic.kafka;

import static java.util.Objects.requireNonNull;

import io.feebridge.localstack.topic.Drift;
import io.feebridge.localstack.topic.Replication;
import io.feebridge.localstack.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Makes the topics of a broker agree with the topics file, as far as that loses nothing. */
public final class KafkaTopics {

  /**
   * What was done.
   *
   * @param created names of topics that were missing
   * @param drifts what differs and was left alone
   */
  public record Outcome(List<String> created, List<Drift> drifts) {}

  private final String bootstrap;
  private final Replication replication;

  /**
   * On the cluster behind {@code bootstrap}.
   *
   * @param brokers how many it has when all of them live
   */
  public KafkaTopics(String bootstrap, int brokers) {
    this.bootstrap = bootstrap;
    this.replication = Replication.on(brokers);
  }

  /** Creates what is missing and compares what is there. May be called any number of times. */
  public Outcome ensure(List<Topic> wanted) throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      List<Topic> topics = wanted.stream().map(replication::of).toList();
      Set<String> existing = admin.listTopics().names().get();
      List<Topic> missing = topics.stream().filter(t -> !existing.contains(t.name())).toList();
      admin.createTopics(missing.stream().map(this::request).toList()).all().get();
      List<Topic> old = topics.stream().filter(t -> existing.contains(t.name())).toList();
      return new Outcome(missing.stream().map(Topic::name).toList(), drifts(admin, old));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refused the topics: " + e.getMessage(), e);
    }
  }

  private NewTopic request(Topic topic) {
    return new NewTopic(topic.name(), topic.partitions(), replication.copies())
        .configs(topic.settings());
  }

  private static List<Drift> drifts(Admin admin, List<Topic> topics)
      throws ExecutionException, InterruptedException {
    List<String> names = topics.stream().map(Topic::name).toList();
    Map<String, TopicDescription> described = admin.describeTopics(names).allTopicNames().get();
    List<Drift> drifts = new ArrayList<>();
    Map<ConfigResource, Config> configs =
        admin.describeConfigs(names.stream().map(KafkaTopics::resource).toList()).all().get();
    for (Topic topic : topics) {
      TopicDescription description = requireNonNull(described.get(topic.name()));
      Config config = requireNonNull(configs.get(resource(topic.name())));
      Map<String, String> found =
          config.entries().stream()
              .filter(e -> e.value() != null)
              .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
      drifts.addAll(Drift.between(topic, description.partitions().size(), found));
    }
    return drifts;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
