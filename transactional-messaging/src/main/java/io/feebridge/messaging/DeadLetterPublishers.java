package io.feebridge.messaging;

import io.feebridge.messaging.deadletter.kafka.KafkaDeadLetterTopics;
import io.feebridge.messaging.deadletter.kafka.LetterProducers;
import io.feebridge.messaging.deadletter.postgres.PostgresDeadLetters;
import io.feebridge.messaging.deadletter.publishing.DeadLetterLoop;
import io.feebridge.messaging.deadletter.publishing.PublishingDeadLetters;
import io.feebridge.messaging.inbox.batch.Backoff;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the quarantined records of a service to {@code <topic>-dlt}, at least once. Declare it
 * as a bean in every process: they share the work, and none waits for another.
 *
 * <p>Starting needs neither Kafka nor the database to be there.
 */
public final class DeadLetterPublishers implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterPublishers.class);
  private static final Duration STOPPING = Duration.ofSeconds(30);

  private record Running(DeadLetterLoop loop, Thread thread) {}

  private final DeadLetterSettings settings;
  private final DataSource dataSource;
  private final DeadLetterMetrics metrics;
  private @Nullable Running running;

  private DeadLetterPublishers(
      DeadLetterSettings settings, DataSource dataSource, DeadLetterMetrics metrics) {
    this.settings = settings;
    this.dataSource = dataSource;
    this.metrics = metrics;
  }

  /**
   * A publisher, not yet started.
   *
   * @param dataSource in the schema of the quarantine, with room for one connection
   * @param clock measures age; when a letter is due goes by the database's own
   */
  public static DeadLetterPublishers create(
      DeadLetterSettings settings, DataSource dataSource, MeterRegistry registry, Clock clock) {
    return new DeadLetterPublishers(
        settings, dataSource, new DeadLetterMetrics(settings.name(), registry, clock));
  }

  @Override
  public synchronized void start() {
    if (running == null) {
      DeadLetterLoop loop = newLoop();
      Thread thread = Thread.ofPlatform().name("dead-letters-" + settings.name()).start(loop);
      running = new Running(loop, thread);
    }
  }

  /** Returns when the batch in hand has ended. */
  @Override
  public synchronized void stop() {
    if (running != null) {
      running.loop.stop();
      join(running.thread);
      running = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }

  private DeadLetterLoop newLoop() {
    Backoff backoff =
        new Backoff(
            settings.firstBackoff(), settings.longestBackoff(), RandomGenerator.getDefault());
    PublishingDeadLetters publishing =
        new PublishingDeadLetters(
            new PostgresDeadLetters(dataSource, settings.lease()),
            new KafkaDeadLetterTopics(
                () -> LetterProducers.newProducer(settings.kafka(), settings.name())),
            settings.atMost(),
            backoff,
            metrics);
    return new DeadLetterLoop(publishing, settings.poll(), backoff);
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(STOPPING)) {
        log.error("{} is still publishing; it is left to end alone", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
