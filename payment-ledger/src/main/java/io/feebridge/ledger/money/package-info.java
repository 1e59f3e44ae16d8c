/** Exact rupees: {@link io.feebridge.ledger.money.Money} is a whole number of paise. */
@NullMarked
package io.feebridge.ledger.money;

import org.jspecify.annotations.NullMarked;
