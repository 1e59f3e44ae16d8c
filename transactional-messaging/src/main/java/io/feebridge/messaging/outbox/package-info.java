/**
 * What is to be published, written in the same transaction as the change that it tells of; {@link
 * io.feebridge.messaging.outbox.relay} publishes it.
 */
@NullMarked
package io.feebridge.messaging.outbox;

import org.jspecify.annotations.NullMarked;
