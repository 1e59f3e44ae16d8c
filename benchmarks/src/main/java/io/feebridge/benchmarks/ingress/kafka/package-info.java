/** The bare server that does the ingress's work, and how many records stand on topics. */
@NullMarked
package io.feebridge.benchmarks.ingress.kafka;

import org.jspecify.annotations.NullMarked;
