/** Signs as Jodo does. */
@NullMarked
package io.feebridge.simulator.webhook.jodo;

import org.jspecify.annotations.NullMarked;
