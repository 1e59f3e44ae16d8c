/**
 * The consumer thread: {@link io.feebridge.messaging.inbox.kafka.InboxConsumer} takes turn after
 * turn of {@link io.feebridge.messaging.inbox.kafka.InboxTurns}, which never stops polling while it
 * waits, and never lets Kafka decide where to read.
 */
@NullMarked
package io.feebridge.messaging.inbox.kafka;

import org.jspecify.annotations.NullMarked;
