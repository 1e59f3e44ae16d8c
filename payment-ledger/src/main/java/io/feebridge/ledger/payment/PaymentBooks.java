package io.feebridge.ledger.payment;

import io.feebridge.ledger.fact.PaymentKey;
import java.util.Optional;

/** The payments that were ever reported. */
public interface PaymentBooks {

  /** What the books hold about {@code key}; empty when no report ever named it. */
  Optional<PaymentBook> find(PaymentKey key);
}
