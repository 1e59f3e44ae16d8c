package io.feebridge.messaging.inbox;

/**
 * One partition of one topic.
 *
 * @param topic the topic's name; a re-created topic keeps its name and changes its id
 * @param number from 0
 */
public record Partition(String topic, int number) implements Comparable<Partition> {

  /** The order in which partitions are locked everywhere, so that no two consumers deadlock. */
  @Override
  public int compareTo(Partition other) {
    int byTopic = topic.compareTo(other.topic);
    return byTopic != 0 ? byTopic : Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return topic + "-" + number;
  }
}
