package io.feebridge.messaging.outbox.relay;

/**
 * The right to publish an outbox, for a while.
 *
 * @param epoch another one than before means that another relay may have published in between
 * @param lastId everything up to this message is published or refused
 */
public record Lease(long epoch, long lastId) {}
