package io.feebridge.messaging.deadletter;

/** What has become of a record in quarantine. */
public enum QuarantineState {
  /** Somebody must decide. */
  WAITING,
  /** It was booked after all. */
  REDRIVEN,
  /** A person decided that it is not to be booked. */
  DISCARDED
}
