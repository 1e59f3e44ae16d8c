/** Lets the world live on one thread, while its clock runs, jumps or stands still. */
@NullMarked
package io.feebridge.simulator.running;

import org.jspecify.annotations.NullMarked;
