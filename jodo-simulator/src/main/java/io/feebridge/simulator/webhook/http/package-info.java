/** Sends webhooks over HTTP. */
@NullMarked
package io.feebridge.simulator.webhook.http;

import org.jspecify.annotations.NullMarked;
