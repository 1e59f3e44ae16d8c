package io.feebridge.ingress.delivery.http;

import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway.Why;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelException;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/**
 * Receives one body: tells once that it is whole, or why it is turned away.
 *
 * <p>A subscriber of its own, because it must neither throw nor cancel. A throw inside an operator
 * makes the parts be released twice, and a released part may already belong to another request. And
 * a connection that ends on unread bytes is reset, so that the sender sees no answer at all:
 * therefore a body that is turned away is dropped, part by part, and told of at its end, at the
 * read deadline, or when {@link #DROPPED_AT_MOST} is reached.
 */
final class BodyReceipt implements CoreSubscriber<ByteBuf> {

  /** Nobody who sends more than this is owed a readable answer; in bytes. */
  static final long DROPPED_AT_MOST = 16L * 1024 * 1024;

  private final Consumer<BodyBuffer> whole;
  private final ObjLongConsumer<Why> turnedAway;
  private final Why noMemory;
  private final @Nullable BodyBuffer buffer;
  private @Nullable Why why;
  private long received;
  private boolean told;

  /**
   * @param noMemory why a body is turned away that finds no memory
   * @param whole gets the whole body, and has to release its memory when it is of no use any more
   * @param turnedAway gets the reason and how many bytes were received; there is no memory to
   *     release
   */
  BodyReceipt(
      BodyBuffer buffer,
      Why noMemory,
      Consumer<BodyBuffer> whole,
      ObjLongConsumer<Why> turnedAway) {
    this.buffer = buffer;
    this.noMemory = noMemory;
    this.whole = whole;
    this.turnedAway = turnedAway;
  }

  private BodyReceipt(Why why, ObjLongConsumer<Why> turnedAway) {
    this.buffer = null;
    this.noMemory = why;
    this.why = why;
    this.whole = BodyBuffer::release;
    this.turnedAway = turnedAway;
  }

  /** For a body that is turned away before it arrives. */
  static BodyReceipt dropping(Why why, ObjLongConsumer<Why> turnedAway) {
    return new BodyReceipt(why, turnedAway);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuf part) {
    received += part.readableBytes();
    if (buffer != null && why == null) {
      switch (buffer.append(part)) {
        case WHOLE -> {
          return;
        }
        case TOO_LARGE -> drop(buffer, Why.BODY_TOO_LARGE);
        case NO_MEMORY -> drop(buffer, noMemory);
      }
    }
    if (why != null && received > DROPPED_AT_MOST) {
      tell(why);
    }
  }

  private void drop(BodyBuffer begun, Why reason) {
    begun.release();
    why = reason;
  }

  @Override
  public void onComplete() {
    if (why != null) {
      tell(why);
    } else if (buffer != null) {
      told = true;
      whole.accept(buffer);
    }
  }

  /**
   * Reactor Netty's own type for the read deadline is hidden; who goes away is no ChannelException.
   */
  @Override
  public void onError(Throwable failure) {
    Why cause = failure instanceof ChannelException ? Why.BODY_TOO_SLOW : Why.ABORTED;
    tell(why == null ? cause : why);
  }

  private void tell(Why reason) {
    if (!told) {
      told = true;
      if (buffer != null) {
        buffer.release();
      }
      turnedAway.accept(reason, received);
    }
  }
}
