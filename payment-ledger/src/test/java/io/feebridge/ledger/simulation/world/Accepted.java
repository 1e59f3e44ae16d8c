package io.feebridge.ledger.simulation.world;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.simulation.kafka.Topic.Stored;
import org.jspecify.annotations.Nullable;

/**
 * A record that the ingress acknowledged, and what the ledger owes it.
 *
 * @param fact what is to be booked; null when nothing is
 * @param reason why it is to be set aside; null when it must not be
 *     <p>With both it may be either: its schema came late, and patience may have ended before.
 */
public record Accepted(Stored record, @Nullable Fact fact, @Nullable String reason) {

  static final String UNKNOWN_SCHEMA = "unknown_schema";

  /** Whether it may be in quarantine for this reason. */
  public boolean explains(String other) {
    return other.equals(reason) || (waited(other) && UNKNOWN_SCHEMA.equals(reason));
  }

  /** Whether patience ended, whatever stood between the record and its schema. */
  public static boolean waited(String reason) {
    return reason.equals(UNKNOWN_SCHEMA) || reason.equals("registry_away");
  }
}
