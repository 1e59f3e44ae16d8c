/** Makes deliveries of events and tries each until it is answered or given up. */
@NullMarked
package io.feebridge.simulator.webhook.sending;

import org.jspecify.annotations.NullMarked;
