/** People who enter Jodo's hosted pages. */
@NullMarked
package io.feebridge.simulator.user;

import org.jspecify.annotations.NullMarked;
