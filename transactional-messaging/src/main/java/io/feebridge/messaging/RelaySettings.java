package io.feebridge.messaging;

import java.time.Duration;
import java.util.Map;

/**
 * How the relay of one outbox publishes.
 *
 * @param shard Kafka's {@code transactional.id}: the same for every process that relays this
 *     outbox, of no other outbox in the Kafka cluster, and unchanged over versions
 * @param maxMessages the largest batch, and with it the largest Kafka transaction
 * @param maxBytes of values after which a batch takes no further message
 * @param poll the pause while there is nothing to publish
 * @param lease how long a relay that died or hangs keeps its successor waiting
 * @param keep how long a published message stays in the outbox
 * @param deleteAtMost the largest single deletion of published messages
 * @param firstBackoff the pause before the first repetition; it doubles, with jitter
 * @param longestBackoff the pause it doubles up to
 * @param kafka ordinary producer settings ({@code bootstrap.servers}, security, compression, …).
 *     What the relay's promise hangs on is set over them: serializers, {@code transactional.id},
 *     {@code acks}, {@code enable.idempotence}
 */
public record RelaySettings(
    String shard,
    int maxMessages,
    long maxBytes,
    Duration poll,
    Duration lease,
    Duration keep,
    int deleteAtMost,
    Duration firstBackoff,
    Duration longestBackoff,
    Map<String, Object> kafka) {

  public RelaySettings {
    kafka = Map.copyOf(kafka);
    if (shard.isBlank() || maxMessages < 1 || maxBytes < 1 || deleteAtMost < 1) {
      throw new IllegalArgumentException("a relay needs a shard's name and room for a message");
    }
    if (!poll.isPositive() || lease.toMillis() < 1 || keep.isNegative()) {
      throw new IllegalArgumentException("a relay pauses, and holds its lease for a while");
    }
    if (!firstBackoff.isPositive() || longestBackoff.compareTo(firstBackoff) < 0) {
      throw new IllegalArgumentException("backoff grows from above zero");
    }
  }

  /**
   * Batches of 1,000 messages or 8 MiB, a look every 100 ms, a lease of 10 s, published messages
   * kept for three days, backoff from 100 ms to 10 s.
   */
  public static RelaySettings of(String shard, Map<String, Object> kafka) {
    return new RelaySettings(
        shard,
        1_000,
        8L << 20,
        Duration.ofMillis(100),
        Duration.ofSeconds(10),
        Duration.ofDays(3),
        5_000,
        Duration.ofMillis(100),
        Duration.ofSeconds(10),
        kafka);
  }

  public RelaySettings withBatch(int messages, long bytes) {
    return new RelaySettings(
        shard,
        messages,
        bytes,
        poll,
        lease,
        keep,
        deleteAtMost,
        firstBackoff,
        longestBackoff,
        kafka);
  }

  public RelaySettings withLease(Duration held) {
    return new RelaySettings(
        shard,
        maxMessages,
        maxBytes,
        poll,
        held,
        keep,
        deleteAtMost,
        firstBackoff,
        longestBackoff,
        kafka);
  }

  public RelaySettings withKeep(Duration kept) {
    return new RelaySettings(
        shard,
        maxMessages,
        maxBytes,
        poll,
        lease,
        kept,
        deleteAtMost,
        firstBackoff,
        longestBackoff,
        kafka);
  }

  public RelaySettings withBackoff(Duration first, Duration longest) {
    return new RelaySettings(
        shard, maxMessages, maxBytes, poll, lease, keep, deleteAtMost, first, longest, kafka);
  }
}
