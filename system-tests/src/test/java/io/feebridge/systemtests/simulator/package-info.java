/** The simulated Jodo before the real services: people with a browser, and whole scenarios. */
@NullMarked
package io.feebridge.systemtests.simulator;

import org.jspecify.annotations.NullMarked;
