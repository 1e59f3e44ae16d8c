/** How many signed webhooks the simulator sends, beside a loop that does nothing else. */
@NullMarked
package io.feebridge.benchmarks.simulator;

import org.jspecify.annotations.NullMarked;
