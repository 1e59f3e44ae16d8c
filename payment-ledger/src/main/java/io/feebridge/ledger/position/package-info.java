/**
 * What all facts of a payment together imply: {@link io.feebridge.ledger.position.Position}, a pure
 * function of their set.
 */
@NullMarked
package io.feebridge.ledger.position;

import org.jspecify.annotations.NullMarked;
