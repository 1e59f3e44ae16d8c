package io.feebridge.ledger.position;

import io.feebridge.ledger.money.Money;
import java.time.Instant;

/**
 * How much of a {@link Movement} a position holds, and when it happened outside.
 *
 * @param amount never zero; negative only where a report's total is less than its lines
 * @param occurredAt paid_at of a collection, settled_at of a settlement, else the report's time
 */
public record Moved(Money amount, Instant occurredAt) {}
