package io.feebridge.ledger.simulation.database;

import org.jspecify.annotations.Nullable;

/**
 * How far the relays have come, and who of them holds the lease.
 *
 * @param heldUntilNanos on the database's clock
 */
record RelayRow(long epoch, long lastId, @Nullable String heldBy, long heldUntilNanos) {

  RelayRow marked(long newLastId) {
    return new RelayRow(epoch, newLastId, heldBy, heldUntilNanos);
  }
}
