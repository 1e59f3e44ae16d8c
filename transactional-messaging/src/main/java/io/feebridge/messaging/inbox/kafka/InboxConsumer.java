package io.feebridge.messaging.inbox.kafka;

import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.inbox.claim.RecordsLostException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer of the group on a thread of its own.
 *
 * <p>It ends on {@link #stop}, and as {@link InboxStatus#FAILED} when going on would lose records
 * ({@link RecordsLostException}) or when a defect shows.
 */
public final class InboxConsumer<T> implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(InboxConsumer.class);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final List<String> topics;
  private final InboxTurns<T> turns;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile InboxStatus status = InboxStatus.STOPPED;

  /**
   * A consumer that {@link #run} will subscribe and, in the end, close.
   *
   * @param turns of this very consumer
   */
  public InboxConsumer(
      Consumer<byte[], byte[]> consumer, List<String> topics, InboxTurns<T> turns) {
    this.consumer = consumer;
    this.topics = topics;
    this.turns = turns;
  }

  public String name() {
    return turns.name();
  }

  /** Kafka's own meters of this consumer, its lag among them; to be closed after {@link #run}. */
  public KafkaClientMetrics bindClientMetrics(MeterRegistry registry) {
    KafkaClientMetrics metrics = new KafkaClientMetrics(consumer);
    metrics.bindTo(registry);
    return metrics;
  }

  public InboxStatus status() {
    return status == InboxStatus.READING && turns.repeating() ? InboxStatus.REPEATING : status;
  }

  /** Asks the consumer to end after the transaction in hand; returns at once. */
  public void stop() {
    stopped.countDown();
    consumer.wakeup();
  }

  @Override
  public void run() {
    try {
      status = InboxStatus.READING;
      turns.subscribe(topics);
      while (stopped.getCount() > 0) {
        pause(turns.take());
      }
      status = InboxStatus.STOPPED;
    } catch (RecordsLostException e) {
      status = InboxStatus.FAILED;
      log.error("CONSUMER STOPPED, RECORDS LOST: {}: {}", name(), e.getMessage());
    } catch (RuntimeException | Error e) {
      status = InboxStatus.FAILED;
      log.error("CONSUMER STOPPED: {}: {} at {}", name(), e.getClass().getName(), origin(e));
    } finally {
      consumer.close(CloseOptions.timeout(CLOSING));
    }
  }

  /** Where it was thrown: a place in the code tells no payload. */
  private static String origin(Throwable e) {
    StackTraceElement[] frames = e.getStackTrace();
    return frames.length == 0 ? "unknown" : frames[0].toString();
  }

  private void pause(Duration pause) {
    if (!pause.isPositive()) {
      return;
    }
    try {
      boolean ending = stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
      log.debug("{} goes on, ending: {}", name(), ending);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
