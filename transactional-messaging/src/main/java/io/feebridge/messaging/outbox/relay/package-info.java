/**
 * Publishes the outbox: one {@link io.feebridge.messaging.outbox.relay.RelayLoop} a process takes
 * turns in {@link io.feebridge.messaging.outbox.relay.RelayingMessages}, under a lease that one of
 * them holds.
 */
@NullMarked
package io.feebridge.messaging.outbox.relay;

import org.jspecify.annotations.NullMarked;
