package io.feebridge.messaging.outbox.postgres;

import java.time.Duration;

/**
 * How one relay reads its outbox.
 *
 * @param holder a name that no other relay has had
 * @param lease how long a relay that is stopped keeps its successor waiting
 * @param maxMessages in a batch
 * @param maxBytes of values after which a batch takes no further message
 */
public record RelayReading(String holder, Duration lease, int maxMessages, long maxBytes) {}
