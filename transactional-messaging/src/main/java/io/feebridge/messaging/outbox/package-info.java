/**
 * What is to be published, written in the same transaction as the change that it tells of. The
 * relay that publishes it reads the rows in commit order and gets its place beside {@code postgres}
 * as {@code outbox.kafka}.
 */
@NullMarked
package io.feebridge.messaging.outbox;

import org.jspecify.annotations.NullMarked;
