package io.feebridge.ingress.delivery;

import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.publishing.Topic;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a delivery ended. */
public sealed interface DeliveryOutcome {

  /**
   * Genuine and durable, whatever it means to the business.
   *
   * @param topic where it stands; null while it is in the spool of this instance
   */
  record Accepted(String eventId, String keyId, @Nullable Topic topic) implements DeliveryOutcome {}

  /**
   * Not proved genuine.
   *
   * @param signer the live key that signed these bytes all the same; null when none did
   */
  record NotGenuine(Doubt doubt, @Nullable String signer) implements DeliveryOutcome {}

  /**
   * Not proved genuine, and that too often of late from this address.
   *
   * @param pause until a failure of this address is tolerated again; what is genuine need not wait
   */
  record TooManyFailures(Duration pause) implements DeliveryOutcome {}

  /** Turned away before its body was looked at. */
  record TurnedAway(Why why) implements DeliveryOutcome {

    /** Why a request is no delivery that could be proved. */
    public enum Why {
      UNKNOWN_COLLECTOR,
      METHOD_NOT_ALLOWED,
      BODY_TOO_LARGE,
      /** The bodies that are being received fill the memory meant for them. */
      NO_MEMORY,
      /** The address may not send for this collector, and there was no room to look further. */
      ADDRESS,
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
