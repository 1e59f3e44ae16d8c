/** Trouble on request: which events or calls it strikes, how often, and what it does to them. */
@NullMarked
package io.feebridge.simulator.mischief;

import org.jspecify.annotations.NullMarked;
