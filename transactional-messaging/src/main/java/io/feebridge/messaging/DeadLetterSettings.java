package io.feebridge.messaging;

import java.time.Duration;
import java.util.Map;

/**
 * How copies of quarantined records reach {@code <topic>-dlt}.
 *
 * @param name of the service, for Kafka's client id and the metrics
 * @param atMost letters in hand at once; each may be as large as a topic's largest record
 * @param poll the pause while nothing is due
 * @param lease how long a letter stays with a process that died holding it
 * @param firstBackoff the pause after a letter's first failure; it doubles, with jitter
 * @param longestBackoff the pause it doubles up to
 * @param kafka ordinary producer settings ({@code bootstrap.servers}, security, …). Serializers,
 *     {@code acks} and {@code enable.idempotence} are set over them
 */
public record DeadLetterSettings(
    String name,
    int atMost,
    Duration poll,
    Duration lease,
    Duration firstBackoff,
    Duration longestBackoff,
    Map<String, Object> kafka) {

  public DeadLetterSettings {
    kafka = Map.copyOf(kafka);
    if (name.isBlank() || atMost < 1 || !poll.isPositive() || lease.toMillis() < 1) {
      throw new IllegalArgumentException("dead letters need a name, room for one, and pauses");
    }
    if (!firstBackoff.isPositive() || longestBackoff.compareTo(firstBackoff) < 0) {
      throw new IllegalArgumentException("backoff grows from above zero");
    }
  }

  /** 20 letters at once, a look every second, a lease of a minute, backoff from 1 s to 5 min. */
  public static DeadLetterSettings of(String name, Map<String, Object> kafka) {
    return new DeadLetterSettings(
        name,
        20,
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        Duration.ofSeconds(1),
        Duration.ofMinutes(5),
        kafka);
  }

  public DeadLetterSettings withPauses(Duration poll, Duration lease, Duration backoff) {
    return new DeadLetterSettings(
        name, atMost, poll, lease, backoff, backoff.multipliedBy(10), kafka);
  }
}
