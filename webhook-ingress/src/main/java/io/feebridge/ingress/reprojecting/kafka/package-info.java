/** Kept records as they stand on Kafka. */
@NullMarked
package io.feebridge.ingress.reprojecting.kafka;

import org.jspecify.annotations.NullMarked;
