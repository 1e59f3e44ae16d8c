/**
 * What one report or one operator says about one payment, and the total order in which facts are
 * taken.
 */
@NullMarked
package io.feebridge.ledger.fact;

import org.jspecify.annotations.NullMarked;
