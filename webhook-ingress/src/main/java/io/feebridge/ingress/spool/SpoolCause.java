package io.feebridge.ingress.spool;

/** Why a delivery was kept here instead of on a topic. */
public enum SpoolCause {
  /** Kafka was known to be away; the delivery was not sent. */
  KAFKA_AWAY(false),
  /** As many deliveries as allowed waited for Kafka already; this one was not sent. */
  KAFKA_BUSY(false),
  /** Sent and not acknowledged by the deadline; Kafka may have it all the same. */
  NOT_ACKNOWLEDGED(true),
  /** This service may not write the topic. */
  NOT_AUTHORISED(false),
  /** The schema registry was away, or refused. */
  NOT_SERIALIZED(false),
  /** Kafka will never take it, not even without its reading; kept for a person to decide. */
  REFUSED_FOR_GOOD(false),
  /** Any other answer of the producer; Kafka may have it all the same. */
  OTHER(true);

  private final boolean perhapsPublished;

  SpoolCause(boolean perhapsPublished) {
    this.perhapsPublished = perhapsPublished;
  }

  /** Whether the record may be on its topic too, so that draining may make a duplicate. */
  public boolean perhapsPublished() {
    return perhapsPublished;
  }
}
