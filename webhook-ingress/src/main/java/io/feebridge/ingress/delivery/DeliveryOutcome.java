package io.feebridge.ingress.delivery;

import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.publishing.Topic;
import org.jspecify.annotations.Nullable;

/** How a delivery ended. */
public sealed interface DeliveryOutcome {

  /**
   * Genuine and durable, whatever it means to the business.
   *
   * @param topic where it stands; null while it is in the spool of this instance
   */
  record Accepted(String eventId, String keyId, @Nullable Topic topic) implements DeliveryOutcome {}

  /** Not proved genuine. */
  record NotGenuine(Doubt doubt) implements DeliveryOutcome {}

  /** Turned away before its body was looked at. */
  record TurnedAway(Why why) implements DeliveryOutcome {

    /** Why a request is no delivery that could be proved. */
    public enum Why {
      UNKNOWN_COLLECTOR,
      METHOD_NOT_ALLOWED,
      BODY_TOO_LARGE,
      /** The body did not arrive within the read deadline. */
      BODY_TOO_SLOW,
      /** The sender went away before its body was complete. */
      ABORTED
    }
  }

  /** Genuine, but nothing can make it durable now: Jodo must try again. */
  record Unavailable(Cause cause) implements DeliveryOutcome {

    /** Why nothing can take it. */
    public enum Cause {
      /** As many deliveries as allowed wait for an acknowledgement already. */
      NO_PERMIT,
      /** Kafka did not acknowledge in time. */
      KAFKA_TIMEOUT,
      KAFKA_NOT_AUTHORISED,
      SERIALIZATION,
      /** Kafka did not take it, and the spool is full or fails. */
      NOT_SPOOLED,
      /** Even the bare evidence is more than the topic takes: a wrong limit of the topic. */
      REFUSED_FOR_GOOD,
      OTHER
    }
  }
}
