/**
 * The operations of Jodo's API: each reads its form, asks the world, and tells what became of it.
 */
@NullMarked
package io.feebridge.simulator.api.http.endpoint;

import org.jspecify.annotations.NullMarked;
