package io.feebridge.ingress.delivery.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Bounds what connections cost before there is a request: how many there are, and how long the head
 * of a request may take from its first byte. What is beyond is closed without an answer.
 */
public final class Connections {

  private final int most;
  private final Duration headDeadline;
  private final StraightRoute straight;
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder tooMany = new LongAdder();
  private final LongAdder tooSlow = new LongAdder();
  private final LongAdder notHttp = new LongAdder();

  /**
   * None open yet.
   *
   * @param straight takes what arrives in one piece
   */
  public Connections(int most, Duration headDeadline, StraightRoute straight) {
    this.most = most;
    this.headDeadline = headDeadline;
    this.straight = straight;
  }

  /** The same server, bounded. */
  public HttpServer bound(HttpServer server) {
    return server.doOnChannelInit((observer, channel, remote) -> admit(channel));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of a connection
  private void admit(Channel channel) {
    channel.closeFuture().addListener(closed -> open.decrementAndGet());
    if (open.incrementAndGet() > most) {
      tooMany.increment();
      channel.close();
      return;
    }
    ChannelPipeline pipeline = channel.pipeline();
    if (pipeline.get(NettyPipeline.HttpCodec) != null) {
      HeadDeadline deadline =
          new HeadDeadline(headDeadline, tooSlow::increment, notHttp::increment);
      pipeline.addBefore(NettyPipeline.HttpCodec, "feebridge.head.bytes", deadline);
      pipeline.addAfter(NettyPipeline.HttpCodec, "feebridge.head.done", deadline.done());
      pipeline.addAfter("feebridge.head.done", "feebridge.straight", straight.connection());
    }
  }

  /** Open now. */
  public int open() {
    return open.get();
  }

  public int most() {
    return most;
  }

  /** Closed because there were too many. */
  public long tooMany() {
    return tooMany.sum();
  }

  /** Closed because the head of a request took too long. */
  public long tooSlow() {
    return tooSlow.sum();
  }

  /** Closed because a request was of another version than HTTP/1. */
  public long notHttp() {
    return notHttp.sum();
  }
}
