/** The dead-letter topics. */
@NullMarked
package io.feebridge.messaging.deadletter.kafka;

import org.jspecify.annotations.NullMarked;
