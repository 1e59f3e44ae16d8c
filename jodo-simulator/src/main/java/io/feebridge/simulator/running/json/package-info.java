/** The journal as a file of JSON lines. */
@NullMarked
package io.feebridge.simulator.running.json;

import org.jspecify.annotations.NullMarked;
