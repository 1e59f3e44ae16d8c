/** Offline payments that the institute tells Jodo about. */
@NullMarked
package io.feebridge.simulator.direct;

import org.jspecify.annotations.NullMarked;
