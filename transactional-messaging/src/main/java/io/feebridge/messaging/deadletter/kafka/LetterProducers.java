package io.feebridge.messaging.deadletter.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers with the settings that dead letters need, laid over the operator's. */
public final class LetterProducers {

  /** The broker decides what is too large for a topic; the client only what it can hold. */
  private static final int LARGEST_REQUEST_BYTES = 32 << 20;

  private LetterProducers() {}

  public static Producer<byte[], byte[]> newProducer(Map<String, Object> operators, String name) {
    Map<String, Object> settings = new HashMap<>(operators);
    // Shorter than Kafka's defaults: the lease of a claimed letter is longer than these together.
    settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST_BYTES);
    // What was compressed in its own topic may be larger than the dead-letter topic takes without.
    settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, name + "-dead-letters");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
