package io.feebridge.ingress.delivery.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which bytes arrive that do not become a request in time, or become one of
 * another version than HTTP/1: Netty reads those, and nobody answers them. A head that comes in one
 * piece, as nearly all do, sets no timer.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

  private final Duration deadline;
  private final Runnable late;
  private final Runnable foreign;
  private boolean undecoded;
  private boolean closed;
  private @Nullable Future<?> timer;

  /**
   * For one connection.
   *
   * @param late runs when it is closed because a head took too long
   * @param foreign runs when it is closed because of the version
   */
  HeadDeadline(Duration deadline, Runnable late, Runnable foreign) {
    this.deadline = deadline;
    this.late = late;
    this.foreign = foreign;
  }

  /** The handler that stands behind the codec. */
  ChannelInboundHandlerAdapter done() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        undecoded = false;
        stop();
        if (!closed && message instanceof HttpRequest request && isForeign(request)) {
          close(context, foreign);
        }
        if (closed) {
          ReferenceCountUtil.release(message);
        } else {
          context.fireChannelRead(message);
        }
      }
    };
  }

  private static boolean isForeign(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    return !HttpVersion.HTTP_1_1.equals(version) && !HttpVersion.HTTP_1_0.equals(version);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    undecoded = true;
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (undecoded && timer == null) {
      timer =
          context
              .executor()
              .schedule(() -> close(context, late), deadline.toMillis(), TimeUnit.MILLISECONDS);
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stop();
    context.fireChannelInactive();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of a connection
  private void close(ChannelHandlerContext context, Runnable why) {
    closed = true;
    why.run();
    context.close();
  }

  private void stop() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
