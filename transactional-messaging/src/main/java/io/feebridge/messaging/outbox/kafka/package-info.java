/** The relay's transactional, fencing producer. */
@NullMarked
package io.feebridge.messaging.outbox.kafka;

import org.jspecify.annotations.NullMarked;
