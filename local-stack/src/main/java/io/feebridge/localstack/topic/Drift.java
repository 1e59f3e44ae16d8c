package io.feebridge.localstack.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One setting of an existing topic that is not what the topics file says. Reported, never repaired:
 * shortening a retention deletes data, and that is a person's decision.
 *
 * @param topic its name
 * @param setting Kafka's name of it, or {@code partitions}
 * @param wanted by the file
 * @param found on the broker
 */
public record Drift(String topic, String setting, String wanted, String found) {

  /** Every difference between what is wanted and a topic as the broker describes it. */
  public static List<Drift> between(Topic wanted, int partitions, Map<String, String> found) {
    List<Drift> drifts = new ArrayList<>();
    if (wanted.partitions() != partitions) {
      drifts.add(
          new Drift(
              wanted.name(),
              "partitions",
              Integer.toString(wanted.partitions()),
              Integer.toString(partitions)));
    }
    new TreeMap<>(wanted.settings())
        .forEach(
            (name, value) -> {
              String actual = found.getOrDefault(name, "(unset)");
              if (!actual.equals(value)) {
                drifts.add(new Drift(wanted.name(), name, value, actual));
              }
            });
    return drifts;
  }

  @Override
  public String toString() {
    return "topic " + topic + ": " + setting + " is " + found + ", the topics file says " + wanted;
  }
}
