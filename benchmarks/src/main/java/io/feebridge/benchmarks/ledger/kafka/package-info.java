/** The benchmark's payments on their topic. */
@NullMarked
package io.feebridge.benchmarks.ledger.kafka;

import org.jspecify.annotations.NullMarked;
