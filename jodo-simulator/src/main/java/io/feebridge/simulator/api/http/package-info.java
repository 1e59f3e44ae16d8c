/**
 * Jodo's REST API as documented: who may call, which operation is meant, what it answers.
 *
 * <p>{@link io.feebridge.simulator.api.http.JodoApi} takes a request through the steps; the
 * operations stand in {@code endpoint}, the bodies of answers in {@code message}.
 */
@NullMarked
package io.feebridge.simulator.api.http;

import org.jspecify.annotations.NullMarked;
