package io.feebridge.ingress.delivery.http;

import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway.Why;
import io.netty.buffer.ByteBuf;
import io.netty.handler.timeout.TimeoutException;
import java.util.function.Consumer;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/**
 * Receives one body: tells once that it is whole, or why it is not.
 *
 * <p>A subscriber of its own, because it must neither throw nor cancel. A throw inside an operator
 * makes the parts be released twice, and a released part may already belong to another request.
 * After a cancel nobody reads what still arrives, and the sender sees a reset instead of the
 * answer. So what follows a refusal is dropped, part by part, until the connection ends.
 */
final class BodyReceipt implements CoreSubscriber<ByteBuf> {

  private final BodyBuffer buffer;
  private final Consumer<byte[]> whole;
  private final Consumer<Why> turnedAway;
  private boolean told;

  BodyReceipt(BodyBuffer buffer, Consumer<byte[]> whole, Consumer<Why> turnedAway) {
    this.buffer = buffer;
    this.whole = whole;
    this.turnedAway = turnedAway;
  }

  /** Receives and forgets. */
  static BodyReceipt dropping() {
    BodyReceipt receipt = new BodyReceipt(new BodyBuffer(0, 0), body -> {}, why -> {});
    receipt.told = true;
    return receipt;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuf part) {
    if (!told && !buffer.append(part)) {
      tell(Why.BODY_TOO_LARGE);
    }
  }

  @Override
  public void onComplete() {
    if (!told) {
      told = true;
      whole.accept(buffer.bytes());
    }
  }

  @Override
  public void onError(Throwable failure) {
    tell(failure instanceof TimeoutException ? Why.BODY_TOO_SLOW : Why.ABORTED);
  }

  private void tell(Why why) {
    if (!told) {
      told = true;
      turnedAway.accept(why);
    }
  }
}
