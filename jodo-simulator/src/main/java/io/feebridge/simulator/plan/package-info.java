/** Flex: fees in instalments under an auto-debit mandate. */
@NullMarked
package io.feebridge.simulator.plan;

import org.jspecify.annotations.NullMarked;
