/** The control API. */
@NullMarked
package io.feebridge.simulator.control.http;

import org.jspecify.annotations.NullMarked;
