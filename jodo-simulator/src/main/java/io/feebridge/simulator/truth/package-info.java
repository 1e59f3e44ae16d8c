/**
 * What a correct ledger must show, read from the world's money and from nothing that was delivered.
 */
@NullMarked
package io.feebridge.simulator.truth;

import org.jspecify.annotations.NullMarked;
