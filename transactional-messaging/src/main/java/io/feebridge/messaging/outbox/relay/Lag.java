package io.feebridge.messaging.outbox.relay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far publishing is behind what was committed.
 *
 * @param messages visible and not marked; a million stands for a million or more
 * @param oldest when the first of them was added, null when there is none
 */
public record Lag(long messages, @Nullable Instant oldest) {}
