package io.feebridge.messaging.inbox.batch;

/** How far a polled batch came. What was committed stays committed in every case. */
public sealed interface BatchOutcome<T> {

  /** Every record is booked or set aside. */
  record Finished<T>() implements BatchOutcome<T> {}

  /** The database was away: these records are to be read again, after a pause. */
  record Repeat<T>(Batch<T> remaining, String cause) implements BatchOutcome<T> {}

  /** These records are somebody else's, or applied already: their partitions are claimed anew. */
  record Forget<T>(Batch<T> remaining) implements BatchOutcome<T> {}
}
