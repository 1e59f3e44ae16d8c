/** Publications as Avro records on Kafka, answered when every in-sync replica has them. */
@NullMarked
package io.feebridge.ingress.publishing.kafka;

import org.jspecify.annotations.NullMarked;
