package io.feebridge.ingress;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;

/** Holds every record up in the producer, behind the serializer, until a test opens it. */
public final class Gate implements Partitioner {

  private static volatile CountDownLatch opened = new CountDownLatch(0);

  static void shut() {
    opened = new CountDownLatch(1);
  }

  static void open() {
    opened.countDown();
  }

  @Override
  public int partition(
      String topic, Object key, byte[] keyBytes, Object value, byte[] bytes, Cluster cluster) {
    try {
      if (!opened.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody opened the gate");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> settings) {}
}
