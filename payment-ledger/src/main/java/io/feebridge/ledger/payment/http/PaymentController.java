package io.feebridge.ledger.payment.http;

import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.payment.PaymentBooks;
import io.feebridge.ledger.problem.http.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One payment with all that stands behind it. */
@RestController
public final class PaymentController {

  private final PaymentBooks payments;

  public PaymentController(PaymentBooks payments) {
    this.payments = payments;
  }

  /** The key takes the rest of the path, because an id of Jodo may hold slashes. */
  @GetMapping(path = "/v1/payments/{*key}", produces = MediaType.APPLICATION_JSON_VALUE)
  PaymentView payment(@PathVariable String key) {
    PaymentKey known =
        PaymentKey.parse(key.substring(1))
            .orElseThrow(
                () ->
                    ProblemType.INVALID_PAYMENT_KEY.because(
                        "A key reads {collector}:{family}:{id}, such as demo:flex:flex_1234."));
    return payments
        .find(known)
        .map(PaymentView::of)
        .orElseThrow(
            () ->
                ProblemType.UNKNOWN_PAYMENT.because("Its first webhook may still be on its way."));
  }
}
