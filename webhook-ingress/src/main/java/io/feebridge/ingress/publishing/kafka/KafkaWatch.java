package io.feebridge.ingress.publishing.kafka;

import io.feebridge.ingress.publishing.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches whether Kafka can take deliveries: whether each topic is there and each of its partitions
 * has a leader. Asks at a fixed interval on a thread of its own, so that a health check costs
 * nothing and cannot hang.
 *
 * <p>It also keeps the producer fresh: replaces one that cannot go on, and has it know both topics
 * before a delivery needs them, so that the first one of a quiet topic does not wait for metadata.
 */
public final class KafkaWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(KafkaWatch.class);
  private static final List<String> TOPICS = Stream.of(Topic.values()).map(Topic::title).toList();

  private final Admin admin;
  private final LastingProducer producer;
  private final Duration interval;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("kafka-watch").daemon().factory());

  private @Nullable ScheduledFuture<?> looking;

  /** What is in the way; null when nothing is. */
  private volatile @Nullable String obstacle = "Kafka has not answered yet";

  public KafkaWatch(Admin admin, LastingProducer producer, Duration interval) {
    this.admin = admin;
    this.producer = producer;
    this.interval = interval;
  }

  public void start() {
    looking =
        thread.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What keeps Kafka from taking deliveries, in words for an operator; null when nothing does. */
  public @Nullable String obstacle() {
    return obstacle;
  }

  private void look() {
    try {
      producer.renewIfSuspect();
      seen(missing());
      if (obstacle == null) {
        TOPICS.forEach(producer.current()::partitionsFor);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      seen("Kafka does not answer: " + Objects.requireNonNullElse(e.getCause(), e).getClass());
    } catch (RuntimeException e) {
      // Whatever it was: an exception that left this method would end the watch for good.
      seen("Kafka does not answer: " + e.getClass());
    }
  }

  private @Nullable String missing() throws ExecutionException, InterruptedException {
    DescribeTopicsOptions bounded =
        new DescribeTopicsOptions().timeoutMs(Math.toIntExact(interval.toMillis()));
    Map<String, TopicDescription> topics =
        admin.describeTopics(TOPICS, bounded).allTopicNames().get();
    boolean leaderless =
        topics.values().stream()
            .map(TopicDescription::partitions)
            .flatMap(Collection::stream)
            .anyMatch(partition -> partition.leader() == null || partition.leader().isEmpty());
    return leaderless ? "A partition has no leader" : null;
  }

  private void seen(@Nullable String now) {
    String before = obstacle;
    obstacle = now;
    if (now != null && !now.equals(before)) {
      log.warn("Not ready for deliveries. {}", now);
    } else if (now == null && before != null) {
      log.info("Ready for deliveries: Kafka leads every partition of {}", TOPICS);
    }
  }

  @Override
  public void close() {
    if (looking != null) {
      looking.cancel(true);
    }
    thread.shutdown();
    admin.close(Duration.ZERO);
  }
}
