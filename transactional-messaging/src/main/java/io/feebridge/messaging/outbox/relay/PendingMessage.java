package io.feebridge.messaging.outbox.relay;

import io.feebridge.messaging.outbox.OutgoingMessage;

/**
 * A message in the outbox that is not marked as published.
 *
 * @param id its place in the order of publication
 */
public record PendingMessage(long id, OutgoingMessage message) {}
