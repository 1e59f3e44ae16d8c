/** Commands and what is shown of the world, as JSON. */
@NullMarked
package io.feebridge.simulator.notation.json;

import org.jspecify.annotations.NullMarked;
