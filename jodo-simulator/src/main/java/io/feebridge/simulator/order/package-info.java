/** Collections without a student record: orders, payment links and hosted payment pages. */
@NullMarked
package io.feebridge.simulator.order;

import org.jspecify.annotations.NullMarked;
