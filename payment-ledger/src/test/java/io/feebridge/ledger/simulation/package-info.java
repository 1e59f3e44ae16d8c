/**
 * Days of webhooks, rebalances, crashes and outages in one thread, on a clock that is only told to
 * move: the production code between an in-memory Kafka and an in-memory database, in an order that
 * one seed draws.
 */
@org.jspecify.annotations.NullMarked
package io.feebridge.ledger.simulation;
