package io.feebridge.benchmarks.ingress.http;

import io.feebridge.benchmarks.ingress.SignedWebhook;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends webhooks to one server over connections that stay open, one at a time on each. Requests are
 * encoded once and sent many times, all by one thread, so that little of the machine goes into it.
 */
public final class WebhookSender implements AutoCloseable {

  private static final Duration ANSWERED = Duration.ofSeconds(30);

  private final MultiThreadIoEventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<ByteBuf> requests;
  private final List<Channel> channels = new ArrayList<>();
  private int next;

  /**
   * Connected to that port of this machine.
   *
   * @param connections how many webhooks may be on their way at once
   */
  public WebhookSender(int port, String path, List<SignedWebhook> webhooks, int connections)
      throws InterruptedException {
    requests = webhooks.stream().map(webhook -> encoded(port, path, webhook)).toList();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new HttpResponseDecoder(), new AnswerReader());
                  }
                });
    for (int n = 0; n < connections; n++) {
      channels.add(
          bootstrap
              .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .sync()
              .channel());
    }
  }

  private static ByteBuf encoded(int port, String path, SignedWebhook webhook) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, path, Unpooled.wrappedBuffer(webhook.body()));
    request
        .headers()
        .set(HttpHeaderNames.HOST, "127.0.0.1:" + port)
        .set(HttpHeaderNames.USER_AGENT, "Jodo")
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .set(HttpHeaderNames.CONTENT_LENGTH, webhook.body().length)
        .set("X-Jodo-Signature", webhook.signature());
    EmbeddedChannel encoder = new EmbeddedChannel(new HttpRequestEncoder());
    encoder.writeOutbound(request);
    List<ByteBuf> parts = new ArrayList<>();
    for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
      parts.add(part);
    }
    encoder.finishAndReleaseAll();
    ByteBuf whole = Unpooled.directBuffer();
    parts.forEach(
        part -> {
          whole.writeBytes(part);
          part.release();
        });
    return Unpooled.unreleasableBuffer(whole);
  }

  /** The next request, over and over; asked by the event loop alone. */
  ByteBuf next() {
    ByteBuf request = requests.get(next);
    next = (next + 1) % requests.size();
    return request.duplicate();
  }

  /** As many as the server takes, each connection sending when it was answered. */
  public Answers saturate(Duration time) throws InterruptedException {
    return run(SendingPlan.asFastAsAnswered(time), time);
  }

  /** At moments that were planned, whatever the answers do. */
  public Answers atRate(int perSecond, Duration time) throws InterruptedException {
    return run(SendingPlan.everyNanos(1_000_000_000L / perSecond, time), time);
  }

  private Answers run(SendingPlan plan, Duration time) throws InterruptedException {
    CompletableFuture<Answers> done = new CompletableFuture<>();
    SendingRun run = new SendingRun(this, channels, plan, done);
    loop.next().execute(run::begin);
    try {
      return done.get(time.plus(ANSWERED).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the server did not answer to the end", e);
    }
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
