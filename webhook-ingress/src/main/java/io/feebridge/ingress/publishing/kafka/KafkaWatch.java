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
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
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

  private final Supplier<? extends Admin> factory;
  private final LastingProducer producer;
  private final Duration interval;
  private final Duration patience;
  private final Consumer<Boolean> answered;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("kafka-watch").daemon().factory());

  private @Nullable ScheduledFuture<?> looking;
  private volatile @Nullable Admin admin;

  /** What is in the way; null when nothing is. */
  private volatile @Nullable String obstacle = "Kafka has not answered yet";

  /**
   * Makes its client at once, so that a setting it cannot work with stops the start; when no server
   * of Kafka can be found by its name, with the first look that finds one.
   *
   * @param patience how long one look waits for an answer: as long as a delivery does, or a slow
   *     Kafka would be taken for one that is away
   * @param answered told at each look whether Kafka answered, be it that something is missing
   */
  public KafkaWatch(
      Supplier<? extends Admin> factory,
      LastingProducer producer,
      Duration interval,
      Duration patience,
      Consumer<Boolean> answered) {
    this.factory = factory;
    this.producer = producer;
    this.interval = interval;
    this.patience = patience;
    this.answered = answered;
    try {
      admin = factory.get();
    } catch (KafkaException e) {
      if (!UnknownServers.areTheCauseOf(e)) {
        throw e;
      }
    }
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
      answered.accept(true);
      if (obstacle == null) {
        TOPICS.forEach(producer.current()::partitionsFor);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      seen("Kafka does not answer: " + cause.getClass());
      answered.accept(cause instanceof UnknownTopicOrPartitionException);
    } catch (RuntimeException e) {
      // Whatever it was: an exception that left this method would end the watch for good.
      seen("Kafka does not answer: " + e.getClass());
      answered.accept(false);
    }
  }

  private @Nullable String missing() throws ExecutionException, InterruptedException {
    DescribeTopicsOptions bounded =
        new DescribeTopicsOptions().timeoutMs(Math.toIntExact(patience.toMillis()));
    Map<String, TopicDescription> topics =
        client().describeTopics(TOPICS, bounded).allTopicNames().get();
    boolean leaderless =
        topics.values().stream()
            .map(TopicDescription::partitions)
            .flatMap(Collection::stream)
            .anyMatch(partition -> partition.leader() == null || partition.leader().isEmpty());
    return leaderless ? "A partition has no leader" : null;
  }

  private Admin client() {
    Admin present = admin == null ? factory.get() : admin;
    admin = present;
    return present;
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
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
