/** PostgreSQL as the ledger uses it: read committed, row locks, rollback, compare-and-set. */
@org.jspecify.annotations.NullMarked
package io.feebridge.ledger.simulation.database;
