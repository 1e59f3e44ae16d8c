/** {@code GET /v1/payments/{key}}. */
@NullMarked
package io.feebridge.ledger.payment.http;

import org.jspecify.annotations.NullMarked;
