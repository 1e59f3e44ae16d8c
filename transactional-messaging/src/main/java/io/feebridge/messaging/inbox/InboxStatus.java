package io.feebridge.messaging.inbox;

/** What an inbox is doing; the worst of its consumers. For health indicators. */
public enum InboxStatus {
  /** Stopped, or never started. */
  STOPPED,
  /** Reading, or waiting for records. */
  READING,
  /**
   * Database or Kafka is away, or the breaker is open: the same work is tried again and again,
   * nothing is lost.
   */
  REPEATING,
  /** Some of the work is done by nobody: going on would lose records, or a defect stopped it. */
  FAILED
}
