/**
 * Takes Jodo's webhooks in: proves each delivery genuine, makes it durable, answers.
 *
 * <p>The story of one delivery, in order of execution:
 *
 * <ol>
 *   <li>{@link io.feebridge.ingress.delivery.http.DeliveryRoute} receives it: path, {@link
 *       io.feebridge.ingress.collector.Collector}, size limit, read deadline.
 *   <li>{@link io.feebridge.ingress.delivery.AcceptingDeliveries} decides everything after that.
 *   <li>{@link io.feebridge.ingress.authenticity.Proof}: custom header, then the signature over the
 *       raw bytes by any live key. (Before both: the source address, and the limit for addresses
 *       whose deliveries keep failing here.)
 *   <li>{@link io.feebridge.ingress.reading.Bodies}: only now JSON. A body becomes a {@link
 *       io.feebridge.ingress.reading.Report} about a payment, student, plan or loan, each with a
 *       {@link io.feebridge.ingress.publishing.Topic}, or stays {@link
 *       io.feebridge.ingress.reading.Unrecognised}.
 *   <li>{@link io.feebridge.ingress.publishing.Publications}: a record on Kafka, acknowledged by
 *       every in-sync replica; or {@link io.feebridge.ingress.spool.SpoolingPublications this
 *       instance's spool}, while Kafka is away, which {@link
 *       io.feebridge.ingress.spool.draining.DrainingSpool} empties later.
 *   <li>The {@link io.feebridge.ingress.delivery.DeliveryOutcome} is counted by {@link
 *       io.feebridge.ingress.IngressMetrics} and answered.
 * </ol>
 */
@NullMarked
package io.feebridge.ingress;

import org.jspecify.annotations.NullMarked;
