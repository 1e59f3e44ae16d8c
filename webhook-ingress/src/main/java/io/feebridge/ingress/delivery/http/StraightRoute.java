package io.feebridge.ingress.delivery.http;

import io.feebridge.ingress.address.Address;
import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.collector.LiveCollectors;
import io.feebridge.ingress.delivery.AcceptingDeliveries;
import io.feebridge.ingress.delivery.Delivery;
import io.feebridge.ingress.delivery.DeliveryCounts;
import io.feebridge.ingress.delivery.http.answer.Answer;
import io.feebridge.ingress.delivery.http.answer.Answers;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.SocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The shorter way of a delivery that arrives in one piece, as nearly all of Jodo's do: from the
 * HTTP codec to the service, and its answer back to the codec. Whatever is unusual in any respect
 * goes through {@link DeliveryRoute}, which knows all cases; here nothing is ever refused before
 * the proof.
 */
public final class StraightRoute implements SmartLifecycle {

  private final LiveCollectors collectors;
  private final AcceptingDeliveries accepting;
  private final DeliveryCounts counts;
  private final Senders senders;
  private final Clock clock;
  private final int longest;
  private final BodyMemory memory;
  private final Answers answers;
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile @Nullable Runnable whenDrained;
  private volatile boolean running;

  StraightRoute(
      LiveCollectors collectors,
      AcceptingDeliveries accepting,
      DeliveryCounts counts,
      Senders senders,
      Clock clock,
      int bodyLimit,
      BodyMemory memory,
      Answers answers) {
    this.collectors = collectors;
    this.accepting = accepting;
    this.counts = counts;
    this.senders = senders;
    this.clock = clock;
    this.longest = Math.min(bodyLimit, BodyMemory.USUAL);
    this.memory = memory;
    this.answers = answers;
  }

  /** The handler of one connection. */
  ChannelHandler connection() {
    return new StraightConnection(this);
  }

  @Override
  public void start() {
    whenDrained = null;
    running = true;
  }

  /** Takes nothing any more; what comes goes the other way. */
  @Override
  public void stop() {
    stop(() -> {});
  }

  /**
   * The same, for the server closes connections on which, as far as it knows, nothing happens.
   *
   * @param drained runs once all that was taken has been answered
   */
  @Override
  public void stop(Runnable drained) {
    running = false;
    whenDrained = drained;
    if (unanswered.get() == 0) {
      tellDrained();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Last to start and first to stop: before the server's own graceful shutdown. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }

  private synchronized void tellDrained() {
    Runnable told = whenDrained;
    if (told != null) {
      whenDrained = () -> {};
      told.run();
    }
  }

  /**
   * The delivery that {@code head} begins, if it can go straight; null when it cannot.
   *
   * @param remote the peer's end of the connection
   */
  @Nullable Straight begun(HttpRequest head, @Nullable SocketAddress remote) {
    if (!running
        || !head.decoderResult().isSuccess()
        || !HttpMethod.POST.equals(head.method())
        || !HttpVersion.HTTP_1_1.equals(head.protocolVersion())) {
      return null;
    }
    DeliveryPath path = plain(head.uri()) ? DeliveryPath.of(head.uri()) : null;
    int length = length(head.headers());
    if (path == null || length < 0) {
      return null;
    }
    Collector collector = collectors.current().named(path.collector());
    if (collector == null) {
      return null;
    }
    Address sender = senders.of(remote, head.headers());
    return collector.proof().admits(sender)
        ? new Straight(path, collector, head.headers(), length, sender)
        : null;
  }

  /** Neither a query nor an escape: the path is what it is read as. */
  private static boolean plain(String uri) {
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c <= ' ' || c > '~' || c == '?' || c == '#' || c == '%' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Of the body; negative when it is not announced, too long, or the connection is to change. */
  private int length(HttpHeaders headers) {
    String written = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    String connection = headers.get(HttpHeaderNames.CONNECTION);
    if (written == null
        || headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        || headers.contains(HttpHeaderNames.EXPECT)
        || headers.contains(HttpHeaderNames.UPGRADE)
        || (connection != null
            && (!HttpHeaderValues.KEEP_ALIVE.contentEqualsIgnoreCase(connection)
                || headers.getAll(HttpHeaderNames.CONNECTION).size() > 1))) {
      return -1;
    }
    long announced = Long.parseLong(written); // which Netty has checked to be one number
    return announced <= longest ? (int) announced : -1;
  }

  /** Whether there is memory for it, which is then its own until it is answered. */
  boolean takes(Straight straight) {
    if (!memory.take(straight.length())) {
      return false;
    }
    unanswered.incrementAndGet();
    if (running) {
      return true;
    }
    answered(straight);
    return false;
  }

  /**
   * Accepts what {@link #takes} has taken.
   *
   * @param answer is told once, by whatever thread; {@link #answered} must follow
   */
  void accept(Straight straight, byte[] body, Consumer<Answer> answer) {
    DeliveryPath path = straight.path();
    counts.received(path.collector());
    accepting
        .accept(
            new Delivery(
                straight.collector(),
                path.event(),
                name -> all(straight.headers(), name),
                body,
                clock.instant(),
                straight.sender()))
        .thenAccept(outcome -> answer.accept(answers.to(outcome)));
  }

  /** Most of the headers that are asked for are not there; a list is made for those that are. */
  private static List<String> all(HttpHeaders headers, String name) {
    return headers.contains(name) ? headers.getAll(name) : List.of();
  }

  /** It is answered, or its sender is gone. */
  void answered(Straight straight) {
    memory.give(straight.length());
    if (unanswered.decrementAndGet() == 0 && !running) {
      tellDrained();
    }
  }

  /**
   * A delivery that goes straight.
   *
   * @param length of its body in bytes, as announced
   */
  record Straight(
      DeliveryPath path,
      Collector collector,
      HttpHeaders headers,
      int length,
      @Nullable Address sender) {}
}
