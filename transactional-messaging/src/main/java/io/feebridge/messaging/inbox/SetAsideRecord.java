package io.feebridge.messaging.inbox;

import org.jspecify.annotations.Nullable;

/**
 * A record that is not booked but kept, with its reason.
 *
 * @param subject what the record is about, ids only, null when unknown
 */
public record SetAsideRecord(IncomingRecord record, ReasonCode reason, @Nullable String subject) {}
