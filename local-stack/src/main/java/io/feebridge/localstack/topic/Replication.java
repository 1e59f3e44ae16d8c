package io.feebridge.localstack.topic;

import java.util.HashMap;
import java.util.Map;

/**
 * How many copies a topic has.
 *
 * @param copies of each partition
 * @param inSync how many must hold a record before it is acknowledged
 */
public record Replication(short copies, int inSync) {

  private static final int ENOUGH_BROKERS = 3;

  /** Three copies, two in sync, where there are three brokers; one and one on a laptop. */
  public static Replication on(int brokers) {
    return brokers >= ENOUGH_BROKERS
        ? new Replication((short) 3, 2)
        : new Replication((short) 1, 1);
  }

  /** The topic with the settings that follow from its copies. */
  public Topic of(Topic topic) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    settings.put("min.insync.replicas", Integer.toString(inSync));
    settings.put("unclean.leader.election.enable", "false");
    return new Topic(topic.name(), topic.partitions(), settings);
  }
}
