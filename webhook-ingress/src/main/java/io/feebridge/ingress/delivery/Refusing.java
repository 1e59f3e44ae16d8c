package io.feebridge.ingress.delivery;

import io.feebridge.ingress.address.Address;
import io.feebridge.ingress.authenticity.FailedProofs;
import io.feebridge.ingress.authenticity.Verdict;
import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.delivery.DeliveryOutcome.NotGenuine;
import io.feebridge.ingress.delivery.DeliveryOutcome.TooManyFailures;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway.Why;
import io.feebridge.ingress.publishing.BodyHash;
import io.feebridge.ingress.rejection.Rejection;
import io.feebridge.ingress.rejection.Rejections;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what is no genuine delivery, and remembers it. An address that fails too often is told to
 * wait, but only ever after its proof failed: what is genuine is never counted against it.
 */
public final class Refusing {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._][A-Za-z0-9._-]{0,63}");

  private final FailedProofs failedProofs;
  private final Rejections rejections;

  public Refusing(FailedProofs failedProofs, Rejections rejections) {
    this.failedProofs = failedProofs;
    this.rejections = rejections;
  }

  /**
   * A delivery whose proof came to that. What failed too often is not remembered each time, or one
   * address would wash all others out of the log.
   */
  DeliveryOutcome notGenuine(Delivery delivery, Verdict.NotGenuine verdict) {
    boolean failed = verdict.doubt() != Doubt.ADDRESS && verdict.signer() == null;
    Duration wait = failed ? failedProofs.failed(delivery.sender(), delivery.receivedAt()) : null;
    if (wait != null) {
      return new TooManyFailures(wait);
    }
    byte[] body = delivery.body();
    remember(
        delivery.receivedAt(),
        delivery.collector().name(),
        delivery.sender(),
        verdict.doubt(),
        body.length,
        BodyHash.of(body));
    return new NotGenuine(verdict.doubt(), verdict.signer());
  }

  /**
   * A request that did not become a delivery.
   *
   * @param collector text of the path
   * @param size bytes of the body as far as they were received
   */
  public void turnedAway(
      Instant at, String collector, @Nullable Address sender, Why why, long size) {
    remember(at, collector, sender, why, size, null);
  }

  private void remember(
      Instant at,
      String collector,
      @Nullable Address sender,
      Enum<?> cause,
      long size,
      @Nullable String bodySha256) {
    rejections.add(
        number ->
            new Rejection(
                number,
                at,
                NAME.matcher(collector).matches() ? collector : null,
                sender == null ? null : sender.toString(),
                cause.name().toLowerCase(Locale.ROOT),
                size,
                bodySha256));
  }
}
