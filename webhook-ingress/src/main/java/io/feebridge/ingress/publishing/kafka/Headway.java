package io.feebridge.ingress.publishing.kafka;

import io.feebridge.ingress.publishing.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows when the producer would take a record at once, so that whoever has it may send it without
 * waiting for anything.
 *
 * <p>{@code KafkaProducer.send} waits for two things: the partitions of a topic that it does not
 * know yet, and room in its buffer. A topic is known from its first acknowledgement on ({@link
 * KafkaWatch} has the producer ask for it often enough not to forget it) until something was not
 * acknowledged in time. There is room while what is on its way, each record counted as if it had a
 * batch for itself, is less than half of the buffer.
 */
final class Headway {

  private final long roomBytes;
  private final long batchBytes;
  private final AtomicLong onTheirWayBytes = new AtomicLong();

  /** Of each topic whether it is known; the map itself never changes. */
  private final Map<Topic, AtomicBoolean> known = new EnumMap<>(Topic.class);

  /**
   * At first no topic is known.
   *
   * @param bufferBytes {@code buffer.memory} of the producer
   * @param batchBytes {@code batch.size} of the producer
   */
  Headway(long bufferBytes, int batchBytes) {
    this.roomBytes = bufferBytes / 2;
    this.batchBytes = batchBytes;
    for (Topic topic : Topic.values()) {
      known.put(topic, new AtomicBoolean());
    }
  }

  /** Whether a record with a body of that size could be sent to {@code topic} without waiting. */
  boolean takesAtOnce(Topic topic, int bodyBytes) {
    return known(topic).get() && onTheirWayBytes.get() + atMost(bodyBytes) <= roomBytes;
  }

  /** A record with a body of that size is about to be sent. */
  void begun(int bodyBytes) {
    onTheirWayBytes.addAndGet(atMost(bodyBytes));
  }

  /** It was acknowledged, or failed: it takes no room any more. */
  void ended(int bodyBytes) {
    onTheirWayBytes.addAndGet(-atMost(bodyBytes));
  }

  /** The producer knows the topic. */
  void knows(Topic topic) {
    AtomicBoolean known = known(topic);
    if (!known.get()) {
      known.set(true);
    }
  }

  /** Nothing is taken for granted any more: the producer may be another, or Kafka away. */
  void forget() {
    known.values().forEach(topic -> topic.set(false));
  }

  private AtomicBoolean known(Topic topic) {
    return Objects.requireNonNull(known.get(topic));
  }

  /** A record holds the body and its reading, so up to twice the body, and headers. */
  private long atMost(int bodyBytes) {
    return batchBytes + 2L * bodyBytes;
  }
}
