package io.feebridge.messaging.deadletter;

import io.feebridge.messaging.inbox.ReasonCode;

/** What came of putting a record back. */
public sealed interface RedriveOutcome {

  /** It is booked, or, where nothing was to be done yet, it would be. */
  record Accepted() implements RedriveOutcome {}

  /** It is refused still; it goes on waiting. */
  record Refused(ReasonCode reason) implements RedriveOutcome {}

  /** It cannot be read now and perhaps later; it goes on waiting. */
  record NotYet(ReasonCode reason) implements RedriveOutcome {}

  /** Somebody has redriven or discarded it; nothing was changed. */
  record Settled() implements RedriveOutcome {}

  /** There is no such record. */
  record Unknown() implements RedriveOutcome {}
}
