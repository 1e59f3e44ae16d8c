package io.feebridge.ingress.publishing.kafka;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one producer of this instance, replaced when it cannot go on.
 *
 * <p>An idempotent producer that met a fatal answer, such as a missing permission to write, refuses
 * every later record even after the cause is gone. A service that Jodo's events depend on must not
 * need a restart for that.
 */
public final class LastingProducer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LastingProducer.class);

  private final Supplier<? extends Producer<String, SpecificRecord>> factory;
  private final Duration closingDeadline;
  private volatile @Nullable Producer<String, SpecificRecord> current;
  private volatile boolean suspect;

  /**
   * Makes the first producer at once, so that a setting it cannot work with stops the start. That
   * no server of Kafka can be found by its name is no such setting: names of a cluster that is away
   * may be gone from the DNS with it. Then the first producer is made by {@link #renewIfSuspect}.
   *
   * @param closingDeadline how long records on their way may take when the service stops
   */
  public LastingProducer(
      Supplier<? extends Producer<String, SpecificRecord>> factory, Duration closingDeadline) {
    this.factory = factory;
    this.closingDeadline = closingDeadline;
    try {
      current = factory.get();
    } catch (KafkaException e) {
      if (!UnknownServers.areTheCauseOf(e)) {
        throw e;
      }
      log.warn("No server of Kafka can be found by its name. It is looked for again and again");
      suspect = true;
    }
  }

  /**
   * The producer to send with.
   *
   * @throws TimeoutException when there is none yet, because Kafka's name is not known
   */
  Producer<String, SpecificRecord> current() {
    Producer<String, SpecificRecord> present = current;
    if (present == null) {
      throw new TimeoutException("No server of Kafka can be found by its name");
    }
    return present;
  }

  /** Says that the producer answered as one that cannot go on. */
  void suspect() {
    suspect = true;
  }

  /** Replaces the producer if it is under suspicion; the old one may end what it has begun. */
  synchronized void renewIfSuspect() {
    if (suspect) {
      Producer<String, SpecificRecord> old = current;
      current = factory.get();
      suspect = false;
      if (old != null) {
        log.warn("Kafka producer replaced after an error it does not recover from");
        old.close(closingDeadline);
      }
    }
  }

  /** Waits for the records on their way, at most the closing deadline. */
  @Override
  public synchronized void close() {
    if (current != null) {
      current.close(closingDeadline);
    }
  }
}
