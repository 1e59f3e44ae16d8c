package io.feebridge.messaging.deadletter.publishing;

import io.feebridge.messaging.inbox.ReasonCode;

/** What became of one attempt to publish. */
public sealed interface LetterOutcome {

  /** The brokers have it. */
  record Published() implements LetterOutcome {}

  /** Kafka will never take it: too large, or not a record. */
  record Refused(ReasonCode reason) implements LetterOutcome {}

  /**
   * It may go through later. Whether this attempt took effect is unknown.
   *
   * @param cause the name of an exception class, for the log
   */
  record Unavailable(String cause) implements LetterOutcome {}
}
