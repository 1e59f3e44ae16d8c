package io.feebridge.ledger.republication;

/**
 * What one turn did.
 *
 * @param outcome what stands now
 * @param told how many payments were told of
 * @param permille how much of all payments has been told in the current generation, 0 to 1,000
 */
public record Turn(Outcome outcome, int told, int permille) {

  /** What stands after a turn. */
  public enum Outcome {
    /** Readers have been told of everything in the current generation. */
    COMPLETE,
    /** A chunk was told; more follow. */
    TOLD,
    /** The outbox is full enough: the relay must catch up first. */
    RELAY_BEHIND,
    /** Another process is at it. */
    TAKEN
  }
}
