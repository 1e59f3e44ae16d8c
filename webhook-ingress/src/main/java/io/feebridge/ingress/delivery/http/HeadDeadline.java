package io.feebridge.ingress.delivery.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which bytes arrive that do not become a request in time. A head that comes
 * in one piece, as nearly all do, sets no timer.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

  private final Duration deadline;
  private final Runnable late;
  private boolean undecoded;
  private @Nullable Future<?> timer;

  HeadDeadline(Duration deadline, Runnable late) {
    this.deadline = deadline;
    this.late = late;
  }

  /** The handler that stands behind the codec. */
  ChannelInboundHandlerAdapter done() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        undecoded = false;
        stop();
        context.fireChannelRead(message);
      }
    };
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
              .schedule(() -> close(context), deadline.toMillis(), TimeUnit.MILLISECONDS);
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stop();
    context.fireChannelInactive();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of a connection
  private void close(ChannelHandlerContext context) {
    late.run();
    context.close();
  }

  private void stop() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
