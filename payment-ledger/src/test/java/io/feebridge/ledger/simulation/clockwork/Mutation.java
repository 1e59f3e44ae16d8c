package io.feebridge.ledger.simulation.clockwork;

/** A defect put into the simulated world, to see that the simulation notices. */
public enum Mutation {
  /** The offset update does not look at the epoch. */
  EPOCH_IGNORED,
  /** A fact that is known already is kept once more. */
  FACTS_NOT_DEDUPLICATED,
  /** Offsets move in a transaction of their own, before the effect. */
  OFFSETS_COMMITTED_FIRST,
  /** Going back to a record that was polled already does nothing. */
  REWIND_LOST,
  /** A payment is read without waiting for who is changing it. */
  PAYMENTS_NOT_LOCKED,
  /** A rollback leaves the quarantine's rows. */
  QUARANTINE_OUTSIDE_THE_TRANSACTION,
  /** The relay takes what it sees, although smaller ids may still appear. */
  OUTBOX_READ_OVER_GAPS,
  /** Marking as published does not look at the lease. */
  LEASE_IGNORED,
  /** A publication of unknown outcome counts as done. */
  LOST_PUBLICATION_TAKEN_FOR_DONE
}
