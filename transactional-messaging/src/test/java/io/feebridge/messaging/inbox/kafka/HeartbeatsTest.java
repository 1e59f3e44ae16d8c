package io.feebridge.messaging.inbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

  private static final Duration LATE = Duration.ofSeconds(20);

  private long now;
  private double secondsAgo;

  @Test
  void oneThatWasSentLatelyIsNotLate() {
    Heartbeats heartbeats = heartbeats("last-heartbeat-seconds-ago");
    secondsAgo = 19;
    assertThat(heartbeats.late()).isFalse();
    secondsAgo = 20;
    assertThat(heartbeats.late()).isTrue();
    secondsAgo = 0;
    assertThat(heartbeats.late()).as("it is back").isFalse();
  }

  /** Kafka was not there when the client began: the metric is negative until the first. */
  @Test
  void noneEverIsLateAsLongAfterTheBeginning() {
    Heartbeats heartbeats = heartbeats("last-heartbeat-seconds-ago");
    secondsAgo = -1;
    now = LATE.toNanos() - 1;
    assertThat(heartbeats.late()).isFalse();
    now = LATE.toNanos();
    assertThat(heartbeats.late()).isTrue();
  }

  @Test
  void aClientThatDoesNotTellIsNeverLate() {
    Heartbeats heartbeats = heartbeats("another-metric");
    secondsAgo = 1_000;
    now = 10 * LATE.toNanos();
    assertThat(heartbeats.late()).isFalse();
  }

  private Heartbeats heartbeats(String metric) {
    MetricName name = new MetricName(metric, "consumer-coordinator-metrics", "", Map.of());
    Metric told =
        new Metric() {
          @Override
          public MetricName metricName() {
            return name;
          }

          @Override
          public Object metricValue() {
            return secondsAgo;
          }
        };
    MockConsumer<byte[], byte[]> consumer =
        new MockConsumer<>("earliest") {
          @Override
          public synchronized Map<MetricName, ? extends Metric> metrics() {
            return Map.of(name, told);
          }
        };
    return new Heartbeats(consumer, LATE, () -> now);
  }
}
