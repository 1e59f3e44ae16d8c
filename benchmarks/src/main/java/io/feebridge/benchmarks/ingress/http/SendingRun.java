package io.feebridge.benchmarks.ingress.http;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One measurement, all of it on the event loop. A webhook that finds no free connection at its
 * moment waits, and its waiting counts: latency begins at the moment that was planned.
 */
final class SendingRun {

  private static final int TICK_US = 200;
  private static final int DIGITS = 3;

  private final WebhookSender sender;
  private final SendingPlan plan;
  private final CompletableFuture<Answers> done;
  private final Deque<Channel> free;
  private final int connections;
  private final Histogram latencyUs = new Histogram(DIGITS);
  private @Nullable ScheduledFuture<?> ticks;
  private long begun;
  private long planned;
  private long accepted;
  private long refused;

  SendingRun(
      WebhookSender sender,
      List<Channel> channels,
      SendingPlan plan,
      CompletableFuture<Answers> done) {
    this.sender = sender;
    this.plan = plan;
    this.done = done;
    this.free = new ArrayDeque<>(channels);
    this.connections = channels.size();
  }

  void begin() {
    begun = System.nanoTime();
    if (plan.timed()) {
      ticks =
          free.getFirst()
              .eventLoop()
              .scheduleAtFixedRate(this::send, 0, TICK_US, TimeUnit.MICROSECONDS);
    } else {
      send();
    }
  }

  /** Sends what is due while connections are free; ends when nothing is due any more. */
  @SuppressWarnings("FutureReturnValueIgnored") // a void promise: a failure closes the connection
  private void send() {
    long now = System.nanoTime() - begun;
    while (!free.isEmpty() && due(now)) {
      long intended = plan.timed() ? planned * plan.intervalNs() : now;
      planned++;
      Channel channel = free.poll();
      channel.pipeline().get(AnswerReader.class).expect(this, intended);
      channel.writeAndFlush(sender.next(), channel.voidPromise());
    }
    if (free.size() == connections && !moreToCome(now)) {
      end(now);
    }
  }

  private boolean due(long now) {
    return plan.timed()
        ? planned * plan.intervalNs() <= Math.min(now, plan.lengthNs())
        : now < plan.lengthNs();
  }

  private boolean moreToCome(long now) {
    return plan.timed() ? planned * plan.intervalNs() <= plan.lengthNs() : now < plan.lengthNs();
  }

  void answered(Channel channel, int status, long intendedNs) {
    if (status == 200) {
      accepted++;
      latencyUs.recordValue((System.nanoTime() - begun - intendedNs) / 1_000);
    } else {
      refused++;
    }
    free.add(channel);
    send();
  }

  /** A server that closes a connection under load is not the one we want to measure. */
  void broken() {
    stopTicking();
    done.completeExceptionally(new IllegalStateException("the server closed a connection"));
  }

  private void end(long now) {
    stopTicking();
    done.complete(new Answers(accepted, refused, Duration.ofNanos(now), latencyUs));
  }

  private void stopTicking() {
    if (ticks != null) {
      ticks.cancel(false);
    }
  }
}
