package io.feebridge.ingress.spool;

/** What became of a change to the spool. */
public enum SpoolOutcome {
  /** On the disk. */
  DONE,
  /** There is no such delivery, or not in the state that the change is for. */
  NO_SUCH_DELIVERY,
  /** The spool or its disk is full. */
  NO_ROOM,
  /** The store failed. */
  FAILED
}
