package io.feebridge.messaging.outbox.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers with the settings that the relay's promise hangs on, laid over the operator's. */
public final class RelayProducers {

  private RelayProducers() {}

  /** A producer of bytes that shuts out its predecessors of the same shard, not yet initialised. */
  public static Producer<byte[], byte[]> newProducer(Map<String, Object> operators, String shard) {
    Map<String, Object> settings = new HashMap<>(operators);
    // Shorter than Kafka's defaults, so that a relay notices soon that the broker is away.
    settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, shard);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, shard + "-relay");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
