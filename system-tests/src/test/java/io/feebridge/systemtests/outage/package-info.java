/** Faults of the ingress and of its Kafka, and what must be in topics and spools after them. */
@NullMarked
package io.feebridge.systemtests.outage;

import org.jspecify.annotations.NullMarked;
