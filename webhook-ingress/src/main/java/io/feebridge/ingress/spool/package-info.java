/**
 * Keeps genuine deliveries on this instance's own disk while Kafka is away, and publishes them when
 * it is back.
 *
 * <p>{@link io.feebridge.ingress.spool.SpoolingPublications} decides for each delivery, {@link
 * io.feebridge.ingress.spool.KafkaReach} knows whether Kafka is away, {@link
 * io.feebridge.ingress.spool.draining.DrainingSpool} empties the {@link
 * io.feebridge.ingress.spool.Spool} beside live traffic, and {@link
 * io.feebridge.ingress.spool.DecidingSetAside} is for what Kafka will never take.
 */
@NullMarked
package io.feebridge.ingress.spool;

import org.jspecify.annotations.NullMarked;
