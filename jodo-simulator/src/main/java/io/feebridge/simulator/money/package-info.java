/** Rupees and the lines of fee components they are split into. */
@NullMarked
package io.feebridge.simulator.money;

import org.jspecify.annotations.NullMarked;
