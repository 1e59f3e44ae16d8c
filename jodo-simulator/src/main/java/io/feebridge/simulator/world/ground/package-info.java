/** What every part of the world stands on: settings, registers, and reports to the institute. */
@NullMarked
package io.feebridge.simulator.world.ground;

import org.jspecify.annotations.NullMarked;
