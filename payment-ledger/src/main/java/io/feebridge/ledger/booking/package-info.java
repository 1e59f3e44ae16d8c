/**
 * Facts become books: {@link io.feebridge.ledger.booking.BookingPayments} takes a batch of reports,
 * keeps the new ones, and brings journal and balances in line with what they imply.
 */
@NullMarked
package io.feebridge.ledger.booking;

import org.jspecify.annotations.NullMarked;
