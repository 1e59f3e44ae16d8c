/** Records of {@code jodo.payments.v1} become reports, or are refused with a reason. */
@NullMarked
package io.feebridge.ledger.booking.kafka;

import org.jspecify.annotations.NullMarked;
