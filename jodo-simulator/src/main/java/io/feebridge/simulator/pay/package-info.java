/** Money that Jodo collects, from the payer's bank to the institute's. */
@NullMarked
package io.feebridge.simulator.pay;

import org.jspecify.annotations.NullMarked;
