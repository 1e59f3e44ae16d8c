package io.feebridge.localstack.topic;

import java.util.Map;

/**
 * One topic as the topics file wants it.
 *
 * @param name of the topic
 * @param partitions at least 1
 * @param settings Kafka's own names and values
 */
public record Topic(String name, int partitions, Map<String, String> settings) {

  /** Copies the settings. */
  public Topic {
    if (partitions < 1) {
      throw new IllegalArgumentException(name + " needs a partition");
    }
    settings = Map.copyOf(settings);
  }
}
