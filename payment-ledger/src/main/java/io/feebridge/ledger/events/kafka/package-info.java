/** Stored events, found in Kafka by their key. */
@NullMarked
package io.feebridge.ledger.events.kafka;

import org.jspecify.annotations.NullMarked;
