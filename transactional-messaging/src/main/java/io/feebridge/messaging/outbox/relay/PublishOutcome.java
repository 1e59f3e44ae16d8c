package io.feebridge.messaging.outbox.relay;

import java.util.List;

/** What became of publishing a batch. */
public sealed interface PublishOutcome {

  /** All of it can be read. */
  record Done() implements PublishOutcome {}

  /** None of it can be read, because of these messages; without them the rest may go. */
  record Refused(List<RefusedMessage> messages) implements PublishOutcome {}

  /** None of it can be read: a successor has been opened. */
  record Fenced() implements PublishOutcome {}

  /**
   * All or none of it can be read, nobody knows; to be repeated.
   *
   * @param cause for a log line, never text from a payload
   */
  record Unavailable(String cause) implements PublishOutcome {}
}
