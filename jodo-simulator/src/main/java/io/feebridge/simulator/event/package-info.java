/** What happened, and which of Jodo's 36 codes reports it. */
@NullMarked
package io.feebridge.simulator.event;

import org.jspecify.annotations.NullMarked;
