/** Scenarios and institutes as YAML. */
@NullMarked
package io.feebridge.simulator.scenario.json;

import org.jspecify.annotations.NullMarked;
