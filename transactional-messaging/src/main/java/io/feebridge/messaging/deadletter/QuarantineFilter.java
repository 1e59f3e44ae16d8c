package io.feebridge.messaging.deadletter;

import java.util.Optional;

/** Which records in quarantine are meant; what is empty does not narrow. */
public record QuarantineFilter(
    Optional<String> reason,
    Optional<String> subject,
    Optional<String> topic,
    Optional<QuarantineState> state) {

  /** The same, of those that wait. */
  public QuarantineFilter waiting() {
    return new QuarantineFilter(reason, subject, topic, Optional.of(QuarantineState.WAITING));
  }
}
