package io.feebridge.systemtests.fault;

import io.feebridge.systemtests.guarantee.JodoTopics;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Somebody who writes bytes into the ledger's topic that are no record of anybody's. */
final class RawPoison implements AutoCloseable {

  private static final int PATIENCE_S = 60;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Random random;

  RawPoison(String bootstrap, long seed) {
    random = new Random(seed);
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                300),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes one such record and returns when Kafka has it. */
  void write() throws ExecutionException, InterruptedException, TimeoutException {
    byte[] value = new byte[1 + random.nextInt(40)];
    random.nextBytes(value);
    value[0] = 1; // never the wire format's 0: a schema nobody knows is waited for
    producer
        .send(new ProducerRecord<>(JodoTopics.PAYMENTS, value))
        .get(PATIENCE_S, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    producer.close();
  }
}
