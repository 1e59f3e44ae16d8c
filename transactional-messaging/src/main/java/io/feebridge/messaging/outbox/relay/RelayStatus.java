package io.feebridge.messaging.outbox.relay;

/** What a relay is doing, for health indicators. */
public enum RelayStatus {
  /** Stopped, or never started. */
  STOPPED,
  /** Another relay publishes; this one waits for its lease to end. */
  STANDING_BY,
  /** Publishing, or waiting for messages. */
  RELAYING,
  /**
   * Database or Kafka is away, or a successor fenced us: tried again and again, nothing is lost.
   */
  REPEATING,
  /** The thread died of an error; nobody in this process publishes. */
  FAILED
}
