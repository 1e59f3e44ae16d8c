/** Drives the simulator and shows what it holds. */
@NullMarked
package io.feebridge.simulator.control;

import org.jspecify.annotations.NullMarked;
