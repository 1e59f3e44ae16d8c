package io.feebridge.ingress.delivery;

import static java.util.concurrent.CompletableFuture.completedStage;

import io.feebridge.ingress.authenticity.SignatureHeader;
import io.feebridge.ingress.authenticity.Verdict.Genuine;
import io.feebridge.ingress.authenticity.Verdict.NotGenuine;
import io.feebridge.ingress.delivery.DeliveryOutcome.Accepted;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable.Cause;
import io.feebridge.ingress.delivery.Traces.Trace;
import io.feebridge.ingress.publishing.BodyHash;
import io.feebridge.ingress.publishing.Evidence;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.Publications;
import io.feebridge.ingress.publishing.PublishOutcome;
import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.NotAcknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import io.feebridge.ingress.publishing.PublishOutcome.Spooled;
import io.feebridge.ingress.publishing.Topic;
import io.feebridge.ingress.reading.Bodies;
import io.feebridge.ingress.reading.Reading;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Takes a delivery in: proved genuine on its raw bytes, then read, then durable, then answered.
 *
 * <p>Nothing of the body is looked at before the proof. After it, nothing the body says can refuse
 * the delivery: what cannot be read is published as it is.
 */
public final class AcceptingDeliveries {

  private static final System.Logger log = System.getLogger(AcceptingDeliveries.class.getName());

  private final Bodies bodies;
  private final Publications publications;
  private final Semaphore permits;
  private final KeptHeaders keptHeaders;
  private final Traces traces;
  private final DeliveryCounts counts;
  private final Refusing refusing;

  /**
   * Ready to accept.
   *
   * @param permits how many genuine deliveries may wait for an acknowledgement at once
   */
  public AcceptingDeliveries(
      Bodies bodies,
      Publications publications,
      Semaphore permits,
      KeptHeaders keptHeaders,
      Traces traces,
      DeliveryCounts counts,
      Refusing refusing) {
    this.bodies = bodies;
    this.publications = publications;
    this.permits = permits;
    this.keptHeaders = keptHeaders;
    this.traces = traces;
    this.counts = counts;
    this.refusing = refusing;
  }

  /**
   * Returns at once; the stage always completes normally, and the outcome has been counted.
   *
   * <p>One stage a delivery, which is why faults are caught where they may arise: a chain of stages
   * would catch them all in one place, and cost more than reading the body.
   */
  public CompletionStage<DeliveryOutcome> accept(Delivery delivery) {
    try {
      return switch (delivery
          .collector()
          .proof()
          .of(delivery.sender(), delivery.headers(), delivery.body())) {
        case NotGenuine refused -> ended(delivery, refusing.notGenuine(delivery, refused));
        case Genuine(var keyId) ->
            permits.tryAcquire()
                ? withPermit(delivery, keyId)
                : ended(delivery, new Unavailable(Cause.NO_PERMIT));
      };
    } catch (Throwable fault) {
      return ended(delivery, faulty(fault, "none"));
    }
  }

  private CompletionStage<DeliveryOutcome> ended(Delivery delivery, DeliveryOutcome outcome) {
    counts.ended(delivery, outcome);
    return completedStage(outcome);
  }

  /** A fault of ours is no reason to lose an event: Jodo tries again. */
  private static DeliveryOutcome faulty(Throwable fault, @Nullable String trace) {
    // A stage wraps what an earlier one threw.
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    String type = Objects.requireNonNullElse(cause, fault).getClass().getName();
    log.log(Level.ERROR, "A delivery was not taken: {0}, trace {1}", type, trace);
    return new Unavailable(Cause.OTHER);
  }

  private CompletionStage<DeliveryOutcome> withPermit(Delivery delivery, String keyId) {
    Trace trace;
    try {
      trace = traces.begin(delivery);
    } catch (Throwable fault) {
      permits.release();
      return ended(delivery, faulty(fault, "none"));
    }
    try {
      Publication publication = publication(delivery, keyId, trace.traceparent());
      return publications
          .publish(publication)
          .handle((kept, fault) -> taken(delivery, trace, publication, kept, fault));
    } catch (Throwable fault) {
      return completedStage(released(delivery, trace, faulty(fault, trace.traceparent())));
    }
  }

  private DeliveryOutcome taken(
      Delivery delivery,
      Trace trace,
      Publication publication,
      @Nullable PublishOutcome kept,
      @Nullable Throwable fault) {
    DeliveryOutcome outcome;
    try {
      outcome =
          kept == null
              ? faulty(Objects.requireNonNull(fault), trace.traceparent())
              : answered(kept, delivery, publication);
    } catch (Throwable ours) {
      outcome = faulty(ours, trace.traceparent());
    }
    return released(delivery, trace, outcome);
  }

  private DeliveryOutcome released(Delivery delivery, Trace trace, DeliveryOutcome outcome) {
    permits.release();
    trace.end(outcome);
    counts.ended(delivery, outcome);
    return outcome;
  }

  private Publication publication(Delivery delivery, String keyId, @Nullable String traceparent) {
    Reading reading = bodies.read(delivery.body());
    counts.read(delivery, reading, misrouted(delivery, reading));
    return new Publication(reading, evidence(delivery, keyId), traceparent);
  }

  private static boolean misrouted(Delivery delivery, Reading reading) {
    return delivery.pathEvent() != null && !delivery.pathEvent().equals(reading.event());
  }

  private Evidence evidence(Delivery delivery, String keyId) {
    return new Evidence(
        delivery.collector().name(),
        delivery.receivedAt(),
        delivery.sender() == null ? null : delivery.sender().toString(),
        keyId,
        BodyHash.of(delivery.body()),
        delivery.body(),
        delivery.headers().all(SignatureHeader.NAME).getFirst(),
        first(delivery.headers().all("content-type")),
        delivery.pathEvent(),
        keptHeaders.of(delivery));
  }

  private DeliveryOutcome answered(
      PublishOutcome outcome, Delivery delivery, Publication publication) {
    return switch (outcome) {
      case Acknowledged(var topic) -> accepted(delivery, publication, topic);
      case Spooled() -> accepted(delivery, publication, null);
      case NotAcknowledged(var hindrance) ->
          new Unavailable(
              switch (hindrance) {
                case TIMEOUT -> Cause.KAFKA_TIMEOUT;
                case NOT_AUTHORISED -> Cause.KAFKA_NOT_AUTHORISED;
                case SERIALIZATION -> Cause.SERIALIZATION;
                case NOT_SPOOLED -> Cause.NOT_SPOOLED;
                case OTHER -> Cause.OTHER;
              });
      case RefusedForGood() -> new Unavailable(Cause.REFUSED_FOR_GOOD);
    };
  }

  private Accepted accepted(Delivery delivery, Publication publication, @Nullable Topic topic) {
    String keyId = publication.evidence().keyId();
    counts.kept(delivery, keyId, publication.reading());
    return new Accepted(publication.eventId(), keyId, topic);
  }

  private static @Nullable String first(List<String> values) {
    return values.isEmpty() ? null : values.getFirst();
  }
}
