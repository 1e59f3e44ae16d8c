/** The institute that Jodo serves: credentials, branches and the codes agreed with each. */
@NullMarked
package io.feebridge.simulator.institute;

import org.jspecify.annotations.NullMarked;
