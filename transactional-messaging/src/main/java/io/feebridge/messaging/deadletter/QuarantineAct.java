package io.feebridge.messaging.deadletter;

import io.feebridge.messaging.inbox.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person did about one record.
 *
 * @param refusal why a redrive was refused; null for the other kinds
 * @param by the login that was authenticated
 * @param reason in that person's words
 */
public record QuarantineAct(
    Kind kind, @Nullable ReasonCode refusal, String by, Instant at, String reason) {

  /** The kinds of acts. */
  public enum Kind {
    REDRIVEN,
    DISCARDED,
    /** A redrive that changed nothing: the record is refused still. */
    REDRIVE_REFUSED
  }
}
