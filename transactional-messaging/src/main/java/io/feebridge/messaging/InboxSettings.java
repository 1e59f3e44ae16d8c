package io.feebridge.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How one inbox reads.
 *
 * @param group Kafka's {@code group.id}, and the key of the stored offsets: renaming it reads
 *     everything again
 * @param topics at least one
 * @param threads consumers of this group in this process, each with a transaction of its own; more
 *     than there are partitions are idle
 * @param maxPollRecords the largest batch, and with it the largest transaction
 * @param patience how long a {@link io.feebridge.messaging.inbox.Verdict.NotYet} holds its
 *     partition before the record is set aside
 * @param firstBackoff the pause before the first repetition; it doubles, with jitter
 * @param longestBackoff the pause it doubles up to
 * @param cutOffAfter so long without a heartbeat to Kafka (whole seconds count), after which a
 *     consumer closes its client until Kafka is back; longer than the brokers' {@code
 *     group.consumer.heartbeat.interval.ms}
 * @param kafka ordinary consumer settings ({@code bootstrap.servers}, security, …). What the
 *     inbox's promise hangs on is set over them: deserializers, {@code isolation.level}, {@code
 *     auto.offset.reset}, {@code enable.auto.commit}
 */
public record InboxSettings(
    String group,
    List<String> topics,
    int threads,
    int maxPollRecords,
    Duration patience,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration cutOffAfter,
    Map<String, Object> kafka) {

  /** Above the 15 s that brokers allow at most unless they are told otherwise. */
  private static final Duration CUT_OFF_AFTER = Duration.ofSeconds(20);

  public InboxSettings {
    topics = List.copyOf(topics);
    kafka = Map.copyOf(kafka);
    if (topics.isEmpty() || threads < 1 || maxPollRecords < 1) {
      throw new IllegalArgumentException("an inbox needs a topic, a thread and room for a record");
    }
    if (!firstBackoff.isPositive() || longestBackoff.compareTo(firstBackoff) < 0) {
      throw new IllegalArgumentException("backoff grows from above zero");
    }
    if (cutOffAfter.toSeconds() < 1) {
      throw new IllegalArgumentException("a consumer is cut off after a second or more");
    }
  }

  /** Cut off after twenty seconds. */
  public InboxSettings(
      String group,
      List<String> topics,
      int threads,
      int maxPollRecords,
      Duration patience,
      Duration firstBackoff,
      Duration longestBackoff,
      Map<String, Object> kafka) {
    this(
        group,
        topics,
        threads,
        maxPollRecords,
        patience,
        firstBackoff,
        longestBackoff,
        CUT_OFF_AFTER,
        kafka);
  }

  /** One thread, batches of 500, ten minutes of patience, backoff from 100 ms to 10 s. */
  public static InboxSettings of(String group, List<String> topics, Map<String, Object> kafka) {
    return new InboxSettings(
        group,
        topics,
        1,
        500,
        Duration.ofMinutes(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(10),
        kafka);
  }

  public InboxSettings withThreads(int threads) {
    return new InboxSettings(
        group,
        topics,
        threads,
        maxPollRecords,
        patience,
        firstBackoff,
        longestBackoff,
        cutOffAfter,
        kafka);
  }

  public InboxSettings withMaxPollRecords(int records) {
    return new InboxSettings(
        group,
        topics,
        threads,
        records,
        patience,
        firstBackoff,
        longestBackoff,
        cutOffAfter,
        kafka);
  }

  public InboxSettings withBackoff(Duration first, Duration longest) {
    return new InboxSettings(
        group, topics, threads, maxPollRecords, patience, first, longest, cutOffAfter, kafka);
  }

  public InboxSettings withCutOffAfter(Duration silence) {
    return new InboxSettings(
        group,
        topics,
        threads,
        maxPollRecords,
        patience,
        firstBackoff,
        longestBackoff,
        silence,
        kafka);
  }
}
