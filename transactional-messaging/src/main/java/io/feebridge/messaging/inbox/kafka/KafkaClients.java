package io.feebridge.messaging.inbox.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Kafka clients with the settings that the inbox's promise hangs on, laid over the operator's. */
public final class KafkaClients {

  private KafkaClients() {}

  /** Whether the operator chose the protocol that Kafka had before 4.0. */
  public static boolean classic(Map<String, Object> operators) {
    return "classic".equalsIgnoreCase(protocol(operators));
  }

  private static String protocol(Map<String, Object> operators) {
    return String.valueOf(operators.getOrDefault(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer"));
  }

  /**
   * A consumer of this group that reads bytes, committed ones only, from where it is told.
   *
   * @param instanceId by which it can be removed from the group; null for an anonymous member
   */
  public static KafkaConsumer<byte[], byte[]> newConsumer(
      Map<String, Object> operators,
      String group,
      String clientId,
      @Nullable String instanceId,
      int maxPollRecords) {
    Map<String, Object> settings = new HashMap<>(operators);
    settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, protocol(operators));
    if (instanceId != null) {
      settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId);
    }
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxPollRecords);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** An admin client with those of the operator's settings that an admin client knows. */
  public static Admin newAdmin(Map<String, Object> operators, String group) {
    Map<String, Object> settings = new HashMap<>(operators);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, group + "-topics");
    return Admin.create(settings);
  }
}
