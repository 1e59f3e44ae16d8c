package io.feebridge.messaging.deadletter.publishing;

import io.feebridge.messaging.deadletter.QuarantinedRecord;

/**
 * A quarantined record that is to be published.
 *
 * @param attempts how often it has been claimed, this time included
 */
public record DeadLetter(QuarantinedRecord record, int attempts) {

  public long id() {
    return record.id();
  }
}
