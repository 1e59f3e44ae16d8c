package io.feebridge.benchmarks.ingress.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** How many records stand on topics, by the ends of their partitions. */
public final class StoredRecords implements AutoCloseable {

  private final Admin admin;

  public StoredRecords(String bootstrap) {
    admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  /** A topic of twelve partitions on one broker. */
  public void create(String topic) throws InterruptedException, ExecutionException {
    admin.createTopics(List.of(new NewTopic(topic, 12, (short) 1))).all().get();
  }

  /** Records of all topics whose name begins so. */
  public long on(String prefix) throws InterruptedException, ExecutionException {
    List<String> names =
        admin.listTopics().names().get().stream().filter(name -> name.startsWith(prefix)).toList();
    Collection<TopicDescription> topics =
        admin.describeTopics(names).allTopicNames().get().values();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    topics.forEach(
        topic ->
            topic
                .partitions()
                .forEach(
                    partition ->
                        ends.put(
                            new TopicPartition(topic.name(), partition.partition()),
                            OffsetSpec.latest())));
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  @Override
  public void close() {
    admin.close();
  }
}
