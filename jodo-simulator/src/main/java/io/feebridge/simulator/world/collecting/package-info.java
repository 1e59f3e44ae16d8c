/** Orders and the money that Jodo collects, from the payer's bank to the institute's. */
@NullMarked
package io.feebridge.simulator.world.collecting;

import org.jspecify.annotations.NullMarked;
