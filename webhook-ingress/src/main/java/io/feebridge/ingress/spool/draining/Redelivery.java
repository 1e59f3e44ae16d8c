package io.feebridge.ingress.spool.draining;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.feebridge.ingress.publishing.BodyHash;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.Publications;
import io.feebridge.ingress.publishing.PublishOutcome;
import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.NotAcknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import io.feebridge.ingress.publishing.PublishOutcome.Spooled;
import io.feebridge.ingress.reading.Bodies;
import io.feebridge.ingress.spool.SpooledDelivery;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;

/** Publishes one delivery out of the spool as it would be published if it came now. */
public final class Redelivery {

  private static final System.Logger log = System.getLogger(Redelivery.class.getName());

  private final Publications kafka;
  private final Bodies bodies;

  public Redelivery(Publications kafka, Bodies bodies) {
    this.kafka = kafka;
    this.bodies = bodies;
  }

  /** What became of it. */
  enum Fate {
    PUBLISHED,
    NOT_TAKEN,
    REFUSED_FOR_GOOD,
    BYTES_ALTERED
  }

  /** Completes normally, whatever happens. */
  CompletableFuture<Fate> of(SpooledDelivery delivery) {
    byte[] body = delivery.evidence().body();
    if (!BodyHash.of(body).equals(delivery.evidence().bodySha256())) {
      return completedFuture(Fate.BYTES_ALTERED);
    }
    return completedFuture(delivery)
        .thenApply(d -> new Publication(bodies.read(body), d.evidence(), d.traceparent()))
        .thenCompose(kafka::publish)
        .handle(Redelivery::fate);
  }

  private static Fate fate(PublishOutcome outcome, Throwable fault) {
    if (fault != null) {
      log.log(Level.ERROR, "A delivery stays in the spool after {0}", fault.getClass().getName());
      return Fate.NOT_TAKEN;
    }
    return switch (outcome) {
      case Acknowledged acknowledged -> Fate.PUBLISHED;
      case RefusedForGood refused -> Fate.REFUSED_FOR_GOOD;
      case NotAcknowledged not -> Fate.NOT_TAKEN;
      case Spooled spooled -> Fate.NOT_TAKEN;
    };
  }
}
