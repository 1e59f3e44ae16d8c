/** Everything that can be asked of the simulated Jodo, as data. */
@NullMarked
package io.feebridge.simulator.command;

import org.jspecify.annotations.NullMarked;
