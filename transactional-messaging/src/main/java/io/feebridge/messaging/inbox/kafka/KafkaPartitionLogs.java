package io.feebridge.messaging.inbox.kafka;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.claim.PartitionLog;
import io.feebridge.messaging.inbox.claim.PartitionLogs;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;

/** Asks the cluster what it holds of a partition; a consumer alone never sees a topic's id. */
public final class KafkaPartitionLogs implements PartitionLogs {

  private static final int TIMEOUT_MS = 10_000;

  private final Admin admin;

  public KafkaPartitionLogs(Admin admin) {
    this.admin = admin;
  }

  /**
   * {@inheritDoc}
   *
   * @throws KafkaException when the cluster does not answer or a topic is not there
   */
  @Override
  public List<PartitionLog> of(Collection<Partition> partitions) {
    Map<String, UUID> ids = topicIds(partitions);
    Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
    return partitions.stream().map(partition -> log(partition, ids, first, end)).toList();
  }

  private static PartitionLog log(
      Partition partition,
      Map<String, UUID> ids,
      Map<TopicPartition, Long> first,
      Map<TopicPartition, Long> end) {
    TopicPartition key = KafkaRecords.topicPartition(partition);
    return new PartitionLog(
        partition, known(ids, partition.topic()), known(first, key), known(end, key));
  }

  private static <K, V> V known(Map<K, V> answers, K key) {
    V answer = answers.get(key);
    if (answer == null) {
      throw new KafkaException("the cluster left out " + key);
    }
    return answer;
  }

  private Map<String, UUID> topicIds(Collection<Partition> partitions) {
    List<String> topics = partitions.stream().map(Partition::topic).distinct().toList();
    DescribeTopicsOptions options = new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS);
    Map<String, UUID> ids = new HashMap<>();
    for (TopicDescription topic :
        answer(admin.describeTopics(topics, options).allTopicNames()).values()) {
      Uuid id = topic.topicId();
      ids.put(topic.name(), new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()));
    }
    return ids;
  }

  private Map<TopicPartition, Long> offsets(Collection<Partition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> question =
        partitions.stream()
            .map(KafkaRecords::topicPartition)
            .collect(Collectors.toMap(Function.identity(), _ -> which));
    Map<TopicPartition, ListOffsetsResultInfo> found =
        answer(admin.listOffsets(question, new ListOffsetsOptions().timeoutMs(TIMEOUT_MS)).all());
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static <A> A answer(KafkaFuture<A> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }
  }
}
