package io.feebridge.ingress.publishing.kafka;

import io.feebridge.ingress.publishing.PublishOutcome;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Ends what has waited too long. All wait equally long, so who began first is due first: a queue
 * that is looked at {@value #LOOKS_A_WAIT} times within one wait does what a timer for each would,
 * without its lock and without waking a thread for each delivery.
 */
final class Deadlines implements AutoCloseable {

  /** A wait may therefore be longer than stated by one part in so many. */
  static final int LOOKS_A_WAIT = 45;

  private final long waitNs;
  private final PublishOutcome late;
  private final LongSupplier nanoTime;
  private final Queue<Waiting> inOrder = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("kafka-deadlines").daemon().factory());

  /**
   * Looking from now on, until closed.
   *
   * @param wait how long each may wait
   * @param late how those end that waited longer
   * @param nanoTime a clock that never goes back
   */
  @SuppressWarnings("FutureReturnValueIgnored") // it ends with its thread
  Deadlines(Duration wait, PublishOutcome late, LongSupplier nanoTime) {
    this.waitNs = wait.toNanos();
    this.late = late;
    this.nanoTime = nanoTime;
    long pauseNs = Math.max(1, waitNs / LOOKS_A_WAIT);
    thread.scheduleWithFixedDelay(this::look, pauseNs, pauseNs, TimeUnit.NANOSECONDS);
  }

  /** Of {@code outcome}, the wait begins now. */
  void begin(CompletableFuture<PublishOutcome> outcome) {
    inOrder.add(new Waiting(outcome, nanoTime.getAsLong()));
  }

  /** Ends whose wait is over, and forgets who ended before. */
  private void look() {
    long now = nanoTime.getAsLong();
    for (Waiting first = inOrder.peek(); first != null; first = inOrder.peek()) {
      if (!first.outcome.isDone()) {
        if (now - first.sinceNs < waitNs) {
          return;
        }
        first.outcome.complete(late);
      }
      inOrder.poll();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private record Waiting(CompletableFuture<PublishOutcome> outcome, long sinceNs) {}
}
