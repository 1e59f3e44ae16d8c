package io.feebridge.benchmarks.simulator.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Answers 200 to whatever comes, and counts it. */
public final class Receiver implements AutoCloseable {

  private static final int LARGEST_BODY_BYTES = 1 << 20;

  private final MultiThreadIoEventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong unsigned = new AtomicLong();
  private final Channel server;
  private volatile byte[] sample = new byte[0];

  /** Listens on a port of loopback that nobody has. */
  public Receiver() throws InterruptedException {
    Counter counter = new Counter();
    server =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(LARGEST_BODY_BYTES),
                            counter);
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
  }

  public String url() {
    return "http://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/hook";
  }

  public long received() {
    return received.get();
  }

  public long unsigned() {
    return unsigned.get();
  }

  /** The body that came last. */
  public byte[] sample() {
    return sample.clone();
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Sharable
  private final class Counter extends SimpleChannelInboundHandler<FullHttpRequest> {

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a void promise: a failure closes the connection
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      String signature = request.headers().get("X-Jodo-Signature");
      if (signature == null || signature.length() != 64) {
        unsigned.incrementAndGet();
      }
      byte[] body = new byte[request.content().readableBytes()];
      request.content().readBytes(body);
      sample = body;
      received.incrementAndGet();
      DefaultFullHttpResponse answer =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
      answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
      context.writeAndFlush(answer, context.voidPromise());
    }
  }
}
