package io.feebridge.ingress.delivery.http;

import io.feebridge.ingress.delivery.http.StraightRoute.Straight;
import io.feebridge.ingress.delivery.http.answer.Answer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.ReadOnlyHttpHeaders;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection between the HTTP codec and the server: takes the requests that go straight, passes
 * all others on, and keeps answers in the order of the requests, also when a sender does not wait
 * for them.
 *
 * <p>A request goes straight when it is whole at the end of the read that began it, and nothing
 * before it on its connection waits for an answer. All of it runs on the connection's event loop.
 */
final class StraightConnection extends ChannelDuplexHandler {

  private final StraightRoute route;

  /** What came while one of ours was not answered yet; reading rests while there is any. */
  private final Deque<Object> later = new ArrayDeque<>();

  private int passedOn;
  private boolean belowHasRead;
  private boolean answering;
  private boolean resting;
  private boolean replaying;
  private boolean gone;
  private @Nullable HttpRequest head;
  private @Nullable Straight straight;
  private @Nullable ByteBuf body;

  StraightConnection(StraightRoute route) {
    this.route = route;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (answering || resting) {
      if (!resting) {
        resting = true;
        context.channel().config().setAutoRead(false);
      }
      later.add(message);
    } else {
      read(context, message);
    }
  }

  private void read(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      begin(context, request);
    } else if (message instanceof HttpContent content && straight != null) {
      append(context, straight, content);
    } else {
      passOn(context, message);
    }
  }

  private void passOn(ChannelHandlerContext context, Object message) {
    belowHasRead = true;
    context.fireChannelRead(message);
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    Straight begun = passedOn == 0 ? route.begun(request, context.channel().remoteAddress()) : null;
    if (begun == null) {
      passedOn++;
      passOn(context, request);
    } else {
      head = request;
      straight = begun;
    }
  }

  private void append(ChannelHandlerContext context, Straight begun, HttpContent content) {
    ByteBuf gathered = body == null ? Unpooled.buffer(begun.length(), begun.length()) : body;
    body = gathered;
    boolean whole = content instanceof LastHttpContent;
    if (content.content().readableBytes() > gathered.writableBytes()
        || !content.decoderResult().isSuccess()
        || (whole && !fits(begun, gathered, content))) {
      passOnBegun(context);
      passOn(context, content);
      return;
    }
    gathered.writeBytes(content.content());
    content.release();
    if (whole) {
      forget();
      accept(context, begun, gathered.array());
    }
  }

  /** The body has the announced length with this, its last part, and there is memory for it. */
  private boolean fits(Straight begun, ByteBuf gathered, HttpContent last) {
    return gathered.readableBytes() + last.content().readableBytes() == begun.length()
        && route.takes(begun);
  }

  private void forget() {
    head = null;
    straight = null;
    body = null;
  }

  /** Gives what has come of the request to the server below. */
  private void passOnBegun(ChannelHandlerContext context) {
    HttpRequest begun = head;
    ByteBuf gathered = body;
    forget();
    if (begun != null) {
      passedOn++;
      passOn(context, begun);
      if (gathered != null && gathered.isReadable()) {
        passOn(context, new DefaultHttpContent(gathered));
      }
    }
  }

  /**
   * The server below reads only when told to, once for each of its own requests; here reading goes
   * on, which spares two calls of the system a request.
   */
  private void accept(ChannelHandlerContext context, Straight begun, byte[] whole) {
    answering = true;
    if (!resting) {
      context.channel().config().setAutoRead(true);
    }
    route.accept(
        begun,
        whole,
        answer -> {
          if (context.executor().inEventLoop()) {
            answer(context, begun, answer);
          } else {
            context.executor().execute(() -> answer(context, begun, answer));
          }
        });
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the listeners are told of its end
  private void answer(ChannelHandlerContext context, Straight begun, Answer answer) {
    answering = false;
    if (gone) {
      route.answered(begun);
      return;
    }
    ChannelPromise written = context.newPromise();
    written.addListener(end -> route.answered(begun));
    if (answer.endsConnection()) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
    context.writeAndFlush(response(answer), written);
    if (!replaying) {
      replay(context);
    }
  }

  private static FullHttpResponse response(Answer answer) {
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1,
        answer.status(),
        Unpooled.wrappedBuffer(answer.body()),
        headers(answer),
        EmptyHttpHeaders.INSTANCE);
  }

  /** Without the map that headers usually are: nearly all answers have these two. */
  private static HttpHeaders headers(Answer answer) {
    List<CharSequence> pairs = new ArrayList<>(8);
    pairs.addAll(List.of(HttpHeaderNames.CONTENT_TYPE, answer.mediaType()));
    pairs.addAll(List.of(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(answer.body().length)));
    Answer.Extra extra = answer.extra();
    if (extra != null) {
      pairs.addAll(List.of(extra.name(), extra.value()));
    }
    if (answer.endsConnection()) {
      pairs.addAll(List.of(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE));
    }
    return new ReadOnlyHttpHeaders(true, pairs.toArray(CharSequence[]::new));
  }

  /** What came meanwhile, until one of it waits for its own answer. */
  private void replay(ChannelHandlerContext context) {
    if (!resting) {
      return;
    }
    replaying = true;
    while (!answering && !later.isEmpty()) {
      read(context, later.remove());
    }
    replaying = false;
    if (!answering) {
      resting = false;
      channelReadComplete(context);
      context.channel().config().setAutoRead(true);
    }
  }

  /** What is not whole by now takes its time, for which the server below has deadlines. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    passOnBegun(context);
    if (belowHasRead) {
      belowHasRead = false;
      context.fireChannelReadComplete();
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the promise is the caller's
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && !isInterim(message)) {
      passedOn--;
      ChannelPromise written = promise.unvoid();
      written.addListener(end -> context.executor().execute(() -> readOn(context)));
      context.write(message, written);
    } else {
      context.write(message, promise);
    }
  }

  /**
   * The server below may stop to read a connection whose next request arrives before the last one
   * is cleaned up (reactor-netty issues 4361 and 4347): with nothing unanswered, reading goes on.
   */
  private void readOn(ChannelHandlerContext context) {
    if (passedOn == 0 && !answering && !resting && context.channel().isActive()) {
      context.channel().config().setAutoRead(true);
    }
  }

  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    gone = true;
    forget();
    for (Object message = later.poll(); message != null; message = later.poll()) {
      ReferenceCountUtil.release(message);
    }
    context.fireChannelInactive();
  }
}
