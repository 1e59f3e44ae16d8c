/** Asks an institute for a student over HTTP, as Jodo's pull pattern does. */
@NullMarked
package io.feebridge.simulator.pull.http;

import org.jspecify.annotations.NullMarked;
