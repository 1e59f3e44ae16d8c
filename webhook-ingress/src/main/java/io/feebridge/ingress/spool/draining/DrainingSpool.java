package io.feebridge.ingress.spool.draining;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.feebridge.ingress.spool.KafkaReach;
import io.feebridge.ingress.spool.SetAside;
import io.feebridge.ingress.spool.Spool;
import io.feebridge.ingress.spool.SpoolCounts;
import io.feebridge.ingress.spool.SpoolOutcome;
import io.feebridge.ingress.spool.SpooledDelivery;
import io.feebridge.ingress.spool.draining.Redelivery.Fate;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;

/**
 * Publishes what waits in the spool, beside live traffic.
 *
 * <p>A delivery is removed after its acknowledgement and never before, so a process that ends in
 * between publishes it once more. The spool is walked from its oldest delivery to its newest, a
 * batch at a time, and a delivery that is not taken is left where it is until the next walk: it
 * holds up nobody. While {@link KafkaReach} says that Kafka is away, the batch is one delivery, the
 * probe whose acknowledgement ends the outage.
 *
 * <p>What was acknowledged and could not be removed is removed before anything else is published,
 * so that a failing disk does not publish the same deliveries again and again.
 */
public final class DrainingSpool implements AutoCloseable {

  private static final System.Logger log = System.getLogger(DrainingSpool.class.getName());

  private final Spool spool;
  private final Redelivery redelivery;
  private final KafkaReach reach;
  private final SpoolCounts counts;
  private final Pace pace;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("spool-drain").daemon().factory());

  private volatile boolean closing;
  private volatile CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);

  // Of the one thread:
  private long walkedTo;
  private Duration pause;
  private List<Long> published = List.of();

  /**
   * How fast.
   *
   * @param atOnce deliveries on their way to Kafka at once
   * @param bytes of bodies on their way at once, or one body
   * @param interval between two looks at an empty spool, and between two probes
   * @param longestPause between two tries of what is not taken
   * @param closing how long those on their way may take when the service stops
   */
  public record Pace(
      int atOnce, long bytes, Duration interval, Duration longestPause, Duration closing) {}

  public DrainingSpool(
      Spool spool, Redelivery redelivery, KafkaReach reach, SpoolCounts counts, Pace pace) {
    this.spool = spool;
    this.redelivery = redelivery;
    this.reach = reach;
    this.counts = counts;
    this.pace = pace;
    pause = pace.interval();
  }

  public void start() {
    next(Duration.ZERO);
  }

  private void next(Duration after) {
    if (!closing) {
      var _ = thread.schedule(this::step, after.toMillis(), MILLISECONDS);
    }
  }

  private void step() {
    try {
      if (!published.isEmpty()) {
        underWay = remove().toCompletableFuture();
      } else if (spool.level().waiting() == 0) {
        idle();
      } else {
        drain(spool.waiting(walkedTo, reach.live() ? pace.atOnce() : 1, pace.bytes()));
      }
    } catch (RuntimeException fault) {
      // Whatever it was: an exception that left this method would end the draining for good.
      log.log(Level.ERROR, "Draining the spool goes on after {0}", fault.getClass().getName());
      next(longerPause());
    }
  }

  private void idle() {
    walkedTo = 0;
    pause = pace.interval();
    if (!reach.live() && reach.answeredLook()) {
      reach.back();
    }
    next(pace.interval());
  }

  private void drain(List<SpooledDelivery> batch) {
    if (batch.isEmpty()) {
      walkedTo = 0; // the walk is over; the next one begins with what was not taken
      next(pause);
      return;
    }
    walkedTo = batch.getLast().id();
    List<CompletableFuture<Fate>> fates = batch.stream().map(redelivery::of).toList();
    underWay =
        CompletableFuture.allOf(fates.toArray(CompletableFuture[]::new))
            .thenComposeAsync(
                all -> settle(batch, fates.stream().map(CompletableFuture::join).toList()), thread);
  }

  private CompletionStage<SpoolOutcome> settle(List<SpooledDelivery> batch, List<Fate> fates) {
    List<Long> acknowledged = new ArrayList<>(batch.size());
    int notTaken = 0;
    for (int i = 0; i < fates.size(); i++) {
      long id = batch.get(i).id();
      switch (fates.get(i)) {
        case PUBLISHED -> acknowledged.add(id);
        case NOT_TAKEN -> notTaken++;
        case REFUSED_FOR_GOOD -> setAside(id, SetAside.Reason.REFUSED_FOR_GOOD);
        case BYTES_ALTERED -> setAside(id, SetAside.Reason.BYTES_ALTERED);
      }
    }
    counts.notDrained(notTaken);
    published = acknowledged;
    if (!acknowledged.isEmpty()) {
      reach.back();
      return remove();
    }
    next(notTaken == 0 ? Duration.ZERO : reach.live() ? longerPause() : pace.interval());
    return CompletableFuture.completedStage(SpoolOutcome.DONE);
  }

  private CompletionStage<SpoolOutcome> remove() {
    return spool
        .remove(published)
        .whenCompleteAsync(
            (outcome, never) -> {
              if (outcome == SpoolOutcome.DONE) {
                counts.drained(published.size());
                published = List.of();
                pause = pace.interval();
                next(Duration.ZERO);
              } else {
                next(longerPause());
              }
            },
            thread);
  }

  /** Should the disk refuse it, the delivery is as before, and the next walk comes to it again. */
  private void setAside(long id, SetAside.Reason reason) {
    var _ =
        spool
            .setAside(id, reason)
            .thenAccept(
                outcome -> {
                  if (outcome == SpoolOutcome.DONE) {
                    counts.setAside(reason);
                    log.log(
                        Level.ERROR,
                        "Delivery {0} of the spool is set aside: {1}",
                        "" + id,
                        reason);
                  }
                });
  }

  private Duration longerPause() {
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(pace.longestPause()) < 0 ? twice : pace.longestPause();
    return pause;
  }

  /** Waits for what is on its way, then leaves the rest for the next start. */
  @Override
  public void close() {
    closing = true;
    try {
      var _ = underWay.get(pace.closing().toMillis(), MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.log(Level.WARNING, "The draining was cut off: what is not removed is published again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      thread.shutdownNow();
    }
  }
}
