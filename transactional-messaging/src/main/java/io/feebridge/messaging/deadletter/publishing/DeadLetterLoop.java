package io.feebridge.messaging.deadletter.publishing;

import io.feebridge.messaging.inbox.batch.Backoff;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turn after turn on a thread of its own until {@link #stop}. No consumer waits for it; what it
 * cannot do now it does later.
 */
public final class DeadLetterLoop implements Runnable {

  private static final System.Logger log = System.getLogger(DeadLetterLoop.class.getName());
  private static final long MEASURE_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final PublishingDeadLetters publishing;
  private final Duration poll;
  private final Backoff backoff;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long measureAtNanos = System.nanoTime();
  private int failures;

  /**
   * @param poll the pause while nothing is due
   * @param backoff the pauses while the database is away
   */
  public DeadLetterLoop(PublishingDeadLetters publishing, Duration poll, Backoff backoff) {
    this.publishing = publishing;
    this.poll = poll;
    this.backoff = backoff;
  }

  /** Asks the loop to end after the batch in hand; returns at once. */
  public void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try {
      while (stopped.getCount() > 0) {
        Duration pause = takeTurn();
        boolean ending = stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        log.log(System.Logger.Level.TRACE, "dead letters go on, ending: {0}", ending);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      publishing.closeTopics();
    }
  }

  private Duration takeTurn() {
    try {
      boolean more = publishing.turn();
      measureWhenDue();
      failures = 0;
      return more ? Duration.ZERO : poll;
    } catch (RuntimeException | Error e) {
      // Even a defect must not end the loop: a dead one would leave its own backlog unmeasured.
      failures++;
      Duration pause = backoff.after(failures);
      log.log(
          System.Logger.Level.WARNING,
          "dead letters pause for {0} ms: {1}",
          pause.toMillis(),
          e.getClass().getName());
      return pause;
    }
  }

  private void measureWhenDue() {
    long now = System.nanoTime();
    if (now - measureAtNanos >= 0) {
      measureAtNanos = now + MEASURE_EVERY_NANOS;
      publishing.measure();
    }
  }
}
