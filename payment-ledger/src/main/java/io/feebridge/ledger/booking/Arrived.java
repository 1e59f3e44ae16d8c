package io.feebridge.ledger.booking;

import io.feebridge.ledger.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A fact, and what brought it.
 *
 * @param traceparent W3C trace context of the record that brought it; null when it had none
 */
public record Arrived(Fact fact, @Nullable String traceparent) {}
