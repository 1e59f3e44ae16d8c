/** What makes a run repeatable: one clock, one generator, one place where anything may happen. */
@org.jspecify.annotations.NullMarked
package io.feebridge.ledger.simulation.clockwork;
