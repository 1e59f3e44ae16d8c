/** Those around the ledger: Jodo with its retries, and an ERP that takes what is newer. */
@org.jspecify.annotations.NullMarked
package io.feebridge.ledger.simulation.world;
