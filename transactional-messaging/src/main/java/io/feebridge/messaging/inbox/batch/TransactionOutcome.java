package io.feebridge.messaging.inbox.batch;

import io.feebridge.messaging.inbox.ReasonCode;

/** How the transaction of one batch ended. In every case but the first nothing was written. */
public sealed interface TransactionOutcome {

  /** Effect and offsets are durable. */
  record Committed() implements TransactionOutcome {}

  /** A claim is void, or these records are applied already: this consumer must claim anew. */
  record Fenced() implements TransactionOutcome {}

  /** A record of the batch is to blame: the same batch would fail again. */
  record Refused(ReasonCode reason) implements TransactionOutcome {}

  /**
   * The database is to blame, or the way to it: the same batch will go through later. Whether a
   * commit that was under way took effect is unknown; the repetition finds out by being fenced.
   *
   * @param cause an SQLSTATE or the name of an exception class, for the log
   */
  record Unavailable(String cause) implements TransactionOutcome {}
}
