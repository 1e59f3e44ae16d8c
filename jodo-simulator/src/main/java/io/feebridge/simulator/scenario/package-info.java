/** Stories that the world plays by itself: who takes part, what they do, and what goes wrong. */
@NullMarked
package io.feebridge.simulator.scenario;

import org.jspecify.annotations.NullMarked;
