/** Jodo's questions to an institute that keeps its students itself. */
@NullMarked
package io.feebridge.simulator.pull;

import org.jspecify.annotations.NullMarked;
