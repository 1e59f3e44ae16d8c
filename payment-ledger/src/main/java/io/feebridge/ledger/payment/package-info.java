/**
 * One payment as an accountant asks for it: {@link io.feebridge.ledger.payment.PaymentBook}, with
 * every fact and entry behind it.
 */
@NullMarked
package io.feebridge.ledger.payment;

import org.jspecify.annotations.NullMarked;
