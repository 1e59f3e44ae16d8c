package io.feebridge.localstack.topic.kafka;

import io.feebridge.localstack.topic.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code deploy/kafka/topics.yml}: kinds of topics, and the topics with their kind.
 *
 * @param kinds by name
 * @param topics kind by topic name, in the file's order
 */
public record TopicsFile(Map<String, Kind> kinds, Map<String, String> topics) {

  /**
   * What topics of a kind have in common.
   *
   * @param partitions of each
   * @param config Kafka's own names and values
   */
  public record Kind(int partitions, Map<String, String> config) {}

  /** The topics of the file, in its order. */
  public static List<Topic> read(Path file) {
    TopicsFile read = new YAMLMapper().readValue(file.toFile(), TopicsFile.class);
    return read.topics().entrySet().stream()
        .map(e -> read.topic(e.getKey(), e.getValue()))
        .toList();
  }

  private Topic topic(String name, String kind) {
    Kind found = kinds.get(kind);
    if (found == null) {
      throw new IllegalArgumentException(name + " is of the unknown kind " + kind);
    }
    return new Topic(name, found.partitions(), found.config());
  }
}
