package io.feebridge.messaging.deadletter.publishing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is not published.
 *
 * @param waiting letters still to be published
 * @param oldest when the record of the oldest of them was set aside; null when there is none
 * @param refused letters that Kafka will never take
 */
public record Backlog(long waiting, @Nullable Instant oldest, long refused) {}
