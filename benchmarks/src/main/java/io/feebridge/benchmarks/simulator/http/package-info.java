/** The receiver of both, the bare loop, and the simulator's control API. */
@NullMarked
package io.feebridge.benchmarks.simulator.http;

import org.jspecify.annotations.NullMarked;
