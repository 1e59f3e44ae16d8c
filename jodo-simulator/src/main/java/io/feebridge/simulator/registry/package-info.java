/** Keeps what exists, by id and in the order in which it came to be. */
@NullMarked
package io.feebridge.simulator.registry;

import org.jspecify.annotations.NullMarked;
