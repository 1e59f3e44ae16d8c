/** Everything random and every id, from one seed. */
@NullMarked
package io.feebridge.simulator.seed;

import org.jspecify.annotations.NullMarked;
