package io.feebridge.messaging.inbox.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client of Kafka, a member of its group from {@link #subscribe} until it is closed, and the
 * turns that are taken with it.
 */
public final class InboxClient<T> {

  private final Consumer<byte[], byte[]> consumer;
  private final InboxTurns<T> turns;
  private final @Nullable String instanceId;
  private final Heartbeats heartbeats;
  private final KafkaClientMetrics metrics;

  /**
   * A client, with Kafka's own meters of it, its lag among them, bound until it is closed.
   *
   * @param turns of this very consumer
   * @param instanceId by which the group knows it; null under the classic protocol
   * @param cutOffAfter so long without a heartbeat
   */
  public InboxClient(
      Consumer<byte[], byte[]> consumer,
      InboxTurns<T> turns,
      @Nullable String instanceId,
      Duration cutOffAfter,
      LongSupplier nanoTime,
      MeterRegistry registry) {
    this.consumer = consumer;
    this.turns = turns;
    this.instanceId = instanceId;
    this.heartbeats = new Heartbeats(consumer, cutOffAfter, nanoTime);
    this.metrics = new KafkaClientMetrics(consumer);
    metrics.bindTo(registry);
  }

  InboxTurns<T> turns() {
    return turns;
  }

  @Nullable String instanceId() {
    return instanceId;
  }

  void subscribe(List<String> topics) {
    turns.subscribe(topics);
  }

  /**
   * Whether its coordinator is away. Then a client of the new protocol goes round without a pause,
   * in {@code poll} and in its network thread; only closing it ends that.
   */
  boolean cutOff() {
    return instanceId != null && heartbeats.late();
  }

  /** Ends a {@code poll} in hand; any thread may ask. */
  void wakeup() {
    consumer.wakeup();
  }

  /** Leaves the group if it can be told within this time. May be repeated. */
  void close(Duration atMost) {
    CloseOptions options = CloseOptions.timeout(atMost);
    consumer.close(
        instanceId == null
            ? options
            : options.withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    metrics.close();
  }
}
