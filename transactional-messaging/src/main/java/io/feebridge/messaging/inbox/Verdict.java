package io.feebridge.messaging.inbox;

import org.jspecify.annotations.Nullable;

/**
 * What a service makes of one record before any transaction begins. An unreadable record is a value
 * here, not an exception.
 *
 * @param <T> what a readable record means to the service
 */
public sealed interface Verdict<T> {

  /**
   * The record means this.
   *
   * @param subject what it is about, ids only (a payment key); it marks the quarantine row should
   *     the database refuse the record's data. Null when it is about nothing in particular.
   */
  record Accepted<T>(T value, @Nullable String subject) implements Verdict<T> {}

  /**
   * The record can never be booked: it goes to the quarantine, with its bytes, in the transaction
   * of its batch.
   *
   * @param subject what it is about, ids only, null when that could not be read
   */
  record SetAside<T>(ReasonCode reason, @Nullable String subject) implements Verdict<T> {}

  /**
   * The record cannot be read now and perhaps later, such as one written with a schema that the
   * registry does not show yet. Its partition waits before it, with backoff and an alarm; after the
   * inbox's patience (ten minutes unless set) it is {@link SetAside} with this reason.
   */
  record NotYet<T>(ReasonCode reason) implements Verdict<T> {}
}
