package io.feebridge.ledger.fact;

/** A part of a report that was there and could not be read, though its money is clear. */
public enum UnreadPart {
  /** To which fee component a line belongs: its name, or it has two that differ. */
  COMPONENT,
  /** When it happened, was paid or settled. */
  TIME
}
