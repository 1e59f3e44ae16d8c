/**
 * Kafka and PostgreSQL in one step: {@link io.feebridge.messaging.inbox} reads batches whose effect
 * and offset are one transaction, {@link io.feebridge.messaging.outbox} writes what is to be
 * published with the change it tells of, {@link io.feebridge.messaging.deadletter} keeps what
 * nobody could book.
 */
@NullMarked
package io.feebridge.messaging;

import org.jspecify.annotations.NullMarked;
