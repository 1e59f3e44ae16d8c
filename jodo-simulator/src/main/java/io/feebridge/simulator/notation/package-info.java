/** How commands, and what is shown of the world, are written down. */
@NullMarked
package io.feebridge.simulator.notation;

import org.jspecify.annotations.NullMarked;
