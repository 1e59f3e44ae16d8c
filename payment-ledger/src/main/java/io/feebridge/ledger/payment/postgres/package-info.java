/** Reads one payment from PostgreSQL, all of it in one snapshot. */
@NullMarked
package io.feebridge.ledger.payment.postgres;

import org.jspecify.annotations.NullMarked;
