/** The books in PostgreSQL: a few statements a batch, whatever its size. */
@NullMarked
package io.feebridge.ledger.booking.postgres;

import org.jspecify.annotations.NullMarked;
