package io.feebridge.benchmarks.ingress.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** Tells the run of its connection each answer's status, when the answer has ended. */
final class AnswerReader extends SimpleChannelInboundHandler<HttpObject> {

  private @Nullable SendingRun run;
  private long intendedNs;
  private int status;

  /** The next answer belongs to that run, and to a request meant for that moment. */
  void expect(SendingRun run, long intendedNs) {
    this.run = run;
    this.intendedNs = intendedNs;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part instanceof HttpResponse response) {
      status = response.status().code();
    }
    if (part instanceof LastHttpContent && run != null) {
      run.answered(context.channel(), status, intendedNs);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (run != null) {
      run.broken();
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the run is told by channelInactive
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
