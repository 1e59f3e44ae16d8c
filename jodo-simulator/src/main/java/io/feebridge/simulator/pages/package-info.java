/** What a payer sees of the simulated Jodo: who may look, what is due, what can be paid. */
@NullMarked
package io.feebridge.simulator.pages;

import org.jspecify.annotations.NullMarked;
