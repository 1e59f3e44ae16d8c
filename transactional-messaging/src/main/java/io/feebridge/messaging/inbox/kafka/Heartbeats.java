package io.feebridge.messaging.inbox.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/**
 * How long ago a client sent a heartbeat, by its published metric {@code
 * last-heartbeat-seconds-ago}; used by the consumer's thread alone.
 */
final class Heartbeats {

  private final Consumer<byte[], byte[]> consumer;
  private final Duration late;
  private final LongSupplier nanoTime;
  private final long beganAtNanos;
  private @Nullable Metric secondsAgo;

  /**
   * Those of a client that begins now.
   *
   * @param late longer than brokers want heartbeats apart
   */
  Heartbeats(Consumer<byte[], byte[]> consumer, Duration late, LongSupplier nanoTime) {
    this.consumer = consumer;
    this.late = late;
    this.nanoTime = nanoTime;
    this.beganAtNanos = nanoTime.getAsLong();
  }

  /** Whether none was sent for so long; false of a client without the metric. */
  boolean late() {
    Metric metric = secondsAgo == null ? found() : secondsAgo;
    secondsAgo = metric;
    if (metric == null || !(metric.metricValue() instanceof Number seconds)) {
      return false;
    }
    boolean never = seconds.doubleValue() < 0;
    return never
        ? nanoTime.getAsLong() - beganAtNanos >= late.toNanos()
        : seconds.doubleValue() >= late.toSeconds();
  }

  private @Nullable Metric found() {
    return consumer.metrics().entrySet().stream()
        .filter(one -> one.getKey().name().equals("last-heartbeat-seconds-ago"))
        .findAny()
        .<Metric>map(one -> one.getValue())
        .orElse(null);
  }
}
