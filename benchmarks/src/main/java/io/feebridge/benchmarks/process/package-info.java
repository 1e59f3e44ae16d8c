/** The processes that are measured, and the processor time they take. */
@NullMarked
package io.feebridge.benchmarks.process;

import org.jspecify.annotations.NullMarked;
