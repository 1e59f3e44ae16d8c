/** Kafka as the inbox and the relay use it: logs, a consumer group, fenced transactions. */
@org.jspecify.annotations.NullMarked
package io.feebridge.ledger.simulation.kafka;
