package io.feebridge.ledger.simulation.world;

import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.simulation.kafka.Topic.Stored;
import org.jspecify.annotations.Nullable;

/**
 * A record that the ingress acknowledged, and what the ledger owes it.
 *
 * @param report what is to be booked; null when nothing is
 * @param reason why it is to be set aside; null when it must not be
 *     <p>With both it may be either: its schema came late, and patience may have ended before.
 */
public record Accepted(Stored record, @Nullable Report report, @Nullable String reason) {}
