package io.feebridge.ingress.delivery.http;

import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway.Why;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelException;
import java.util.function.Consumer;
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

  private static final BodyBuffer NOTHING = new BodyBuffer(0, 0);

  private final Consumer<byte[]> whole;
  private final Consumer<Why> turnedAway;
  private BodyBuffer buffer;
  private @Nullable Why why;
  private long dropped;
  private boolean told;

  BodyReceipt(BodyBuffer buffer, Consumer<byte[]> whole, Consumer<Why> turnedAway) {
    this.buffer = buffer;
    this.whole = whole;
    this.turnedAway = turnedAway;
  }

  /** For a body that is turned away before it arrives. */
  static BodyReceipt dropping(Why why, Consumer<Why> turnedAway) {
    BodyReceipt receipt = new BodyReceipt(NOTHING, body -> {}, turnedAway);
    receipt.why = why;
    return receipt;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuf part) {
    if (why == null && !buffer.append(part)) {
      buffer = NOTHING;
      why = Why.BODY_TOO_LARGE;
    }
    if (why != null) {
      dropped += part.readableBytes();
      if (dropped > DROPPED_AT_MOST) {
        tell(why);
      }
    }
  }

  @Override
  public void onComplete() {
    if (why != null) {
      tell(why);
    } else {
      whole.accept(buffer.bytes());
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
      turnedAway.accept(reason);
    }
  }
}
