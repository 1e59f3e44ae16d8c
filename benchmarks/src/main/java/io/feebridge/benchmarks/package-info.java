/**
 * Measurements, each beside its physical limit in the same run: {@link
 * io.feebridge.benchmarks.Benchmarks} starts one by name.
 */
@NullMarked
package io.feebridge.benchmarks;

import org.jspecify.annotations.NullMarked;
