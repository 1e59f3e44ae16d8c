package io.feebridge.ingress.publishing;

/** What became of a publication. */
public sealed interface PublishOutcome {

  /** On every replica that counts: {@code acks=all}. */
  record Acknowledged(Topic topic) implements PublishOutcome {}

  /** Forced to this instance's own disk; on its topic when Kafka is back. */
  record Spooled() implements PublishOutcome {}

  /** Not known to be durable; it may be, so Jodo's next try may be a duplicate. */
  record NotAcknowledged(Hindrance hindrance) implements PublishOutcome {}

  /** This record will never be taken, whoever tries again. */
  record RefusedForGood() implements PublishOutcome {}

  /** Why there is no acknowledgement. */
  enum Hindrance {
    /**
     * No acknowledgement within the deadline: Kafka is away, too slow or lacks in-sync replicas.
     */
    TIMEOUT,
    /** This service may not write the topic. */
    NOT_AUTHORISED,
    /** The value could not be serialized, for instance because the schema registry is away. */
    SERIALIZATION,
    /** Not on Kafka, and the spool has no room or fails. */
    NOT_SPOOLED,
    /** Any other answer of the producer. */
    OTHER
  }
}
