/** What was booked, counted for operators. */
@NullMarked
package io.feebridge.ledger.booking.spring;

import org.jspecify.annotations.NullMarked;
