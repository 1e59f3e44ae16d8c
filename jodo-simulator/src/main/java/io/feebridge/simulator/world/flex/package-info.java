/** Flex from proposal to the last instalment, and the questions it asks the institute. */
@NullMarked
package io.feebridge.simulator.world.flex;

import org.jspecify.annotations.NullMarked;
