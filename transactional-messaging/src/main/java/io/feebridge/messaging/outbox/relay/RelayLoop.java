package io.feebridge.messaging.outbox.relay;

import io.feebridge.messaging.inbox.batch.Backoff;
import io.feebridge.messaging.outbox.relay.RelayingMessages.TurnOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turn after turn on a thread of its own, pausing when there is nothing to publish, when another
 * relay does it, and, longer each time, when a turn fails. It ends on {@link #stop}, and as {@link
 * RelayStatus#FAILED} on an {@link Error}.
 */
public final class RelayLoop implements Runnable {

  private static final System.Logger log = System.getLogger(RelayLoop.class.getName());

  private final RelayingMessages relaying;
  private final RelayedOutbox outbox;
  private final Housekeeping housekeeping;
  private final Duration poll;
  private final Backoff backoff;
  private final Clock clock;
  private final RelayEvents events;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile RelayStatus status = RelayStatus.STOPPED;
  private int failures;
  private @Nullable Instant failingSince;

  /**
   * A loop that {@link #run} begins.
   *
   * @param poll the pause while there is nothing to publish, or another relay publishes
   */
  public RelayLoop(
      RelayingMessages relaying,
      RelayedOutbox outbox,
      Housekeeping housekeeping,
      Duration poll,
      Backoff backoff,
      Clock clock,
      RelayEvents events) {
    this.relaying = relaying;
    this.outbox = outbox;
    this.housekeeping = housekeeping;
    this.poll = poll;
    this.backoff = backoff;
    this.clock = clock;
    this.events = events;
  }

  public RelayStatus status() {
    return status;
  }

  /** Asks the relay to end after the batch in hand; returns at once. */
  public void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try {
      while (stopped.getCount() > 0) {
        pause(take());
      }
      relaying.closePublisher();
      release();
      status = RelayStatus.STOPPED;
    } catch (InterruptedException e) {
      relaying.closePublisher();
      status = RelayStatus.STOPPED;
      Thread.currentThread().interrupt();
    } catch (Error e) {
      relaying.closePublisher();
      status = RelayStatus.FAILED;
      log.log(System.Logger.Level.ERROR, "RELAY STOPPED: {0}", e.getClass().getName());
    }
  }

  /**
   * Takes one turn; {@link #run} takes one after the other.
   *
   * @return how long to wait before the next
   */
  public Duration take() {
    housekeeping.doWhatIsDue();
    try {
      return switch (relaying.turn()) {
        case TurnOutcome.GoOn() -> gettingOn(RelayStatus.RELAYING, Duration.ZERO);
        case TurnOutcome.Idle() -> gettingOn(RelayStatus.RELAYING, poll);
        case TurnOutcome.StandBy() -> gettingOn(RelayStatus.STANDING_BY, poll);
        case TurnOutcome.Repeat(String cause) -> repeating(cause);
      };
    } catch (RuntimeException e) {
      // The database, or a defect: either way going on from what is stored loses nothing.
      relaying.closePublisher();
      return repeating(e.getClass().getName());
    }
  }

  private Duration gettingOn(RelayStatus doing, Duration pause) {
    status = doing;
    if (failingSince != null) {
      failures = 0;
      failingSince = null;
      events.flowing();
    }
    return pause;
  }

  private Duration repeating(String cause) {
    failures++;
    Instant since = failingSince == null ? clock.instant() : failingSince;
    failingSince = since;
    status = RelayStatus.REPEATING;
    events.stalled(since);
    Duration pause = backoff.after(failures);
    log.log(System.Logger.Level.WARNING, "relay pauses for {0} ms: {1}", pause.toMillis(), cause);
    return pause;
  }

  private void pause(Duration pause) throws InterruptedException {
    boolean ending = stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    log.log(System.Logger.Level.TRACE, "relay goes on, ending: {0}", ending);
  }

  private void release() {
    try {
      outbox.release();
    } catch (RuntimeException e) {
      log.log(System.Logger.Level.INFO, "the lease ends by itself: {0}", e.getClass().getName());
    }
  }
}
