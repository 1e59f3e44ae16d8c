/** Webhooks, their deliveries, and every attempt with its answer. */
@NullMarked
package io.feebridge.simulator.webhook;

import org.jspecify.annotations.NullMarked;
