package io.feebridge.messaging.inbox.kafka;

import io.feebridge.messaging.inbox.InboxStatus;
import io.feebridge.messaging.inbox.claim.RecordsLostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer of the group on a thread of its own.
 *
 * <p>It ends on {@link #stop}, and as {@link InboxStatus#FAILED} when going on would lose records
 * ({@link RecordsLostException}) or when a defect shows. While its group's coordinator is away it
 * has no client: it closes the one it had, asks now and then, and goes on with a new one.
 */
public final class InboxConsumer<T> implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(InboxConsumer.class);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /** Nobody is there to be told. */
  private static final Duration CLOSING_CUT_OFF = Duration.ofMillis(500);

  private static final Duration ASK_EVERY = Duration.ofSeconds(1);

  private final List<String> topics;
  private final Supplier<InboxClient<T>> clients;
  private final GroupMembers members;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile InboxClient<T> client;
  private volatile InboxStatus status = InboxStatus.STOPPED;

  /**
   * A consumer that {@link #run} will subscribe and, in the end, close.
   *
   * @param clients opens a client, each known to the group by another name; asked for the first at
   *     once
   * @throws KafkaException when the first cannot be opened: the settings are wrong
   */
  public InboxConsumer(
      List<String> topics, Supplier<InboxClient<T>> clients, GroupMembers members) {
    this.topics = topics;
    this.clients = clients;
    this.members = members;
    this.client = clients.get();
  }

  public String name() {
    return client.turns().name();
  }

  public InboxStatus status() {
    return status == InboxStatus.READING && client.turns().repeating()
        ? InboxStatus.REPEATING
        : status;
  }

  /** Asks the consumer to end after the transaction in hand; returns at once. */
  public void stop() {
    stopped.countDown();
    client.wakeup();
  }

  @Override
  public void run() {
    try {
      while (stopped.getCount() > 0) {
        read();
        waitForKafka();
      }
      status = InboxStatus.STOPPED;
    } catch (RecordsLostException e) {
      status = InboxStatus.FAILED;
      log.error("CONSUMER STOPPED, RECORDS LOST: {}: {}", name(), e.getMessage());
    } catch (RuntimeException | Error e) {
      status = InboxStatus.FAILED;
      log.error("CONSUMER STOPPED: {}: {} at {}", name(), e.getClass().getName(), origin(e));
    } finally {
      client.close(CLOSING);
    }
  }

  /** Turn after turn, until it is stopped or cut off. */
  private void read() {
    status = InboxStatus.READING;
    client.subscribe(topics);
    while (stopped.getCount() > 0 && !client.cutOff()) {
      pause(client.turns().take());
    }
  }

  private void waitForKafka() {
    if (stopped.getCount() == 0) {
      return;
    }
    status = InboxStatus.REPEATING;
    log.warn("{} waits for Kafka, which takes no heartbeat", name());
    client.turns().cutOff();
    closeCutOff();
    while (stopped.getCount() > 0 && !reopened()) {
      pause(ASK_EVERY);
    }
  }

  private void closeCutOff() {
    try {
      client.close(CLOSING_CUT_OFF);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      log.debug("{} could not take its leave", name(), e);
    }
  }

  /** Whether Kafka is back, and with it a client. */
  private boolean reopened() {
    InboxClient<T> former = client;
    String instanceId = former.instanceId();
    if (instanceId != null && !members.remove(instanceId)) {
      return false;
    }
    try {
      client = clients.get();
      former.turns().replaced();
    } catch (KafkaException e) {
      log.warn("{} cannot open a client: {}", name(), e.getClass().getName());
      return false;
    }
    log.info("{} goes on: Kafka is back", name());
    return true;
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
