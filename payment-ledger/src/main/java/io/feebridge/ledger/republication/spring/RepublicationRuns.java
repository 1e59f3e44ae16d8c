package io.feebridge.ledger.republication.spring;

import io.feebridge.ledger.republication.Republishing;
import io.feebridge.ledger.republication.Turn;
import io.feebridge.ledger.republication.Turn.Outcome;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes turns at the republication from start to stop: one after the other while there is something
 * to tell, else a look every now and then. A failure is tried again at the next look.
 */
public final class RepublicationRuns implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RepublicationRuns.class);
  private static final Duration RELAY_CATCHES_UP = Duration.ofSeconds(1);
  private static final Duration STOPPING = Duration.ofSeconds(30);

  private record Running(Thread thread, CountDownLatch stopped) {}

  private final Republishing republishing;
  private final TransactionOperations transactions;
  private final RepublicationMetrics metrics;
  private final Duration look;
  private @Nullable Running running;

  /**
   * @param transactions on the data source of the books, read committed
   * @param look how often to see whether the generation was raised
   */
  public RepublicationRuns(
      Republishing republishing,
      TransactionOperations transactions,
      RepublicationMetrics metrics,
      Duration look) {
    this.republishing = republishing;
    this.transactions = transactions;
    this.metrics = metrics;
    this.look = look;
  }

  @Override
  public synchronized void start() {
    if (running == null) {
      CountDownLatch stopped = new CountDownLatch(1);
      Thread thread = Thread.ofPlatform().name("republication").start(() -> run(stopped));
      running = new Running(thread, stopped);
    }
  }

  private void run(CountDownLatch stopped) {
    try {
      Duration pause = Duration.ZERO;
      while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = turn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration turn() {
    try {
      Turn turn = Objects.requireNonNull(transactions.execute(_ -> republishing.turn()));
      metrics.took(turn);
      if (turn.told() > 0 && turn.outcome() == Outcome.COMPLETE) {
        log.info("every payment has been told in the current generation");
      }
      return switch (turn.outcome()) {
        case TOLD -> Duration.ZERO;
        case RELAY_BEHIND -> RELAY_CATCHES_UP;
        case COMPLETE, TAKEN -> look;
      };
    } catch (RuntimeException e) {
      metrics.failed();
      log.warn("a turn of the republication failed: {}", e.getClass().getName());
      return look;
    }
  }

  /** Returns when the chunk in hand has been committed. */
  @Override
  public synchronized void stop() {
    Running stopping = running;
    if (stopping != null) {
      stopping.stopped.countDown();
      try {
        stopping.thread.join(STOPPING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      running = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }
}
