package io.feebridge.ingress.reading;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.feebridge.ingress.reading.Unrecognised.Why;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Jodo's 36 event codes (Jodo, webhooks) and which of them this version carries. The codes are
 * exact: only {@code cred.loan.canceled} is spelt with one l.
 */
public final class JodoEvents {

  private static final Set<String> PAYMENTS =
      Set.of(
          "flex.downpayment.debited",
          "flex.downpayment.settled",
          "flex.instalment.debited",
          "flex.instalment.settled",
          "flex.instalment.bounced",
          "direct.payment.added",
          "direct.payment.updated",
          "direct.payment.cancelled");

  private static final Set<String> LISTED =
      Set.of(
          "masterdata.student.registered",
          "masterdata.student.dropped",
          "masterdata.student.activated",
          "flex.subscription.setup",
          "flex.subscription.active",
          "flex.subscription.updated",
          "flex.subscription.cancelled",
          "flex.subscription.closed",
          "flex.mandate.cancelled",
          "flex.mandate.expired",
          "pay.payment.debited",
          "pay.payment.settled",
          "order.payment.debited",
          "order.payment.settled",
          "page.payment.debited",
          "page.payment.settled",
          "payment_link.payment.debited",
          "payment_link.payment.settled",
          "payment_link.payment.expired",
          "cred.loan.application_started",
          "cred.loan.application_filled",
          "cred.loan.final_approved",
          "cred.loan.agreement_signed",
          "cred.loan.rejected",
          "cred.loan.canceled",
          "cred.loan.application_expired",
          "cred.loan.disbursed",
          "cred.emi.debited");

  private JodoEvents() {}

  /** All 36. */
  public static Set<String> codes() {
    return Stream.concat(PAYMENTS.stream(), LISTED.stream()).collect(toUnmodifiableSet());
  }

  /** Why a body of this event cannot be carried, or null when {@link PaymentReport} carries it. */
  public static @Nullable Why obstacle(String event) {
    if (PAYMENTS.contains(event)) {
      return null;
    }
    return LISTED.contains(event) ? Why.NOT_CARRIED : Why.UNKNOWN_EVENT;
  }
}
