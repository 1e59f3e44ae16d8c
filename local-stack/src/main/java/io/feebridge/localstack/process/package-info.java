/**
 * Starts processes, remembers them by pid and start time, restarts what dies and ends everything in
 * order.
 */
@NullMarked
package io.feebridge.localstack.process;

import org.jspecify.annotations.NullMarked;
