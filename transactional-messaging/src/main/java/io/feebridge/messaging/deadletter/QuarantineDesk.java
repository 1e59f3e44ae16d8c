package io.feebridge.messaging.deadletter;

/**
 * Where people decide about records in quarantine. Every decision is kept with who, when and why.
 * Each method throws when the database is away; nothing has changed then, or the change is seen
 * when it is tried again.
 */
public interface QuarantineDesk {

  /** What {@link #redrive} would come to now, as far as reading the record tells. */
  RedriveOutcome preview(long id);

  /**
   * Takes the record through the same reading and booking as when it came, in one transaction with
   * the note that it was redriven. Of two at a time one waits and gets {@link
   * RedriveOutcome.Settled}.
   *
   * @param by the login that was authenticated
   * @param reason in that person's words
   */
  RedriveOutcome redrive(long id, String by, String reason);

  /**
   * Notes that the record is not to be booked; it stays, with its bytes.
   *
   * @return {@link RedriveOutcome.Accepted}, {@link RedriveOutcome.Settled} or {@link
   *     RedriveOutcome.Unknown}
   */
  RedriveOutcome discard(long id, String by, String reason);
}
