/** The simulated Jodo: one deterministic state machine of commands and of time passing. */
@NullMarked
package io.feebridge.simulator.world;

import org.jspecify.annotations.NullMarked;
