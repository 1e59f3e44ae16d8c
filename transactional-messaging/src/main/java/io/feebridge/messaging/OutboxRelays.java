package io.feebridge.messaging;

import io.feebridge.messaging.inbox.batch.Backoff;
import io.feebridge.messaging.outbox.kafka.KafkaPublisher;
import io.feebridge.messaging.outbox.kafka.RelayProducers;
import io.feebridge.messaging.outbox.postgres.PostgresRelayedOutbox;
import io.feebridge.messaging.outbox.postgres.RelayReading;
import io.feebridge.messaging.outbox.relay.Housekeeping;
import io.feebridge.messaging.outbox.relay.Publisher;
import io.feebridge.messaging.outbox.relay.RelayLoop;
import io.feebridge.messaging.outbox.relay.RelayStatus;
import io.feebridge.messaging.outbox.relay.RelayedOutbox;
import io.feebridge.messaging.outbox.relay.RelayingMessages;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The relay of a service's outbox, started and stopped with the application context. Declare it as
 * a bean in every process; one of them publishes, the others stand by. The migrations in {@code
 * classpath:db/messaging} must have run.
 *
 * <p>Starting needs neither Kafka nor the database to be there: the relay waits for both. Readers
 * must read committed records only, and every message at least once: after a crash one batch may
 * come again.
 */
public final class OutboxRelays implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelays.class);
  private static final Duration STOPPING = Duration.ofSeconds(30);

  private record Running(RelayLoop loop, Thread thread) {}

  private final RelaySettings settings;
  private final DataSource dataSource;
  private final Clock clock;
  private final RelayMetrics metrics;
  private final Function<RelaySettings, Producer<byte[], byte[]>> producers;
  private @Nullable Running running;

  OutboxRelays(
      RelaySettings settings,
      DataSource dataSource,
      MeterRegistry registry,
      Clock clock,
      Function<RelaySettings, Producer<byte[], byte[]>> producers) {
    this.settings = settings;
    this.dataSource = dataSource;
    this.clock = clock;
    this.metrics = new RelayMetrics(settings.shard(), registry, clock);
    this.producers = producers;
  }

  /**
   * A relay, not yet started.
   *
   * @param dataSource in the schema of the outbox, with room for one connection
   * @param clock measures age and retention; the lease goes by the database's own
   */
  public static OutboxRelays create(
      RelaySettings settings, DataSource dataSource, MeterRegistry registry, Clock clock) {
    return new OutboxRelays(
        settings,
        dataSource,
        registry,
        clock,
        of -> RelayProducers.newProducer(of.kafka(), of.shard()));
  }

  public synchronized RelayStatus status() {
    return running == null ? RelayStatus.STOPPED : running.loop.status();
  }

  @Override
  public synchronized void start() {
    if (running == null) {
      RelayLoop loop = newLoop();
      running =
          new Running(loop, Thread.ofPlatform().name("relay-" + settings.shard()).start(loop));
    }
  }

  /** Returns when the batch in hand has ended and the lease is free for the next relay. */
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

  private RelayLoop newLoop() {
    RelayReading reading =
        new RelayReading(
            new BigInteger(128, new SecureRandom()).toString(36),
            settings.lease(),
            settings.maxMessages(),
            settings.maxBytes());
    RelayedOutbox outbox = new PostgresRelayedOutbox(dataSource, reading, clock);
    Publisher publisher = new KafkaPublisher(() -> producers.apply(settings));
    return new RelayLoop(
        new RelayingMessages(outbox, publisher, metrics),
        outbox,
        new Housekeeping(
            outbox, settings.keep(), settings.deleteAtMost(), clock, System::nanoTime, metrics),
        settings.poll(),
        new Backoff(
            settings.firstBackoff(), settings.longestBackoff(), RandomGenerator.getDefault()),
        clock,
        metrics);
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
