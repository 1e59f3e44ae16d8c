/**
 * Simulated time: the instant it is, the agenda of what will happen, and the bank days of India.
 */
@NullMarked
package io.feebridge.simulator.clock;

import org.jspecify.annotations.NullMarked;
