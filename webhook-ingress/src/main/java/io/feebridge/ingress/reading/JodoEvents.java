package io.feebridge.ingress.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jodo's 36 event codes (Jodo, webhooks) and what each is about. The codes are exact: only {@code
 * cred.loan.canceled} is spelt with one l.
 */
public final class JodoEvents {

  /** What an event is about, and so which report carries it. */
  public enum Subject {
    /** Money that moved or did not: {@link PaymentReport}. */
    PAYMENT,
    /** A student's master data: {@link StudentReport}. */
    STUDENT,
    /** A Flex plan or its mandate: {@link PlanReport}. */
    PLAN,
    /** An application for a loan: {@link LoanReport}. */
    LOAN
  }

  private static final Map<String, Subject> SUBJECTS = new HashMap<>();

  static {
    about(Subject.STUDENT, "masterdata.student.", "registered", "dropped", "activated");
    about(Subject.PAYMENT, "direct.payment.", "added", "updated", "cancelled");
    about(Subject.PLAN, "flex.subscription.", "setup", "active", "updated", "cancelled", "closed");
    about(Subject.PLAN, "flex.mandate.", "cancelled", "expired");
    about(Subject.PAYMENT, "flex.instalment.", "debited", "settled", "bounced");
    about(Subject.PAYMENT, "flex.downpayment.", "debited", "settled");
    for (String family : List.of("pay", "order", "page", "payment_link")) {
      about(Subject.PAYMENT, family + ".payment.", "debited", "settled");
    }
    about(Subject.PAYMENT, "payment_link.payment.", "expired");
    about(Subject.LOAN, "cred.loan.", "application_started", "application_filled");
    about(Subject.LOAN, "cred.loan.", "final_approved", "agreement_signed", "rejected");
    about(Subject.LOAN, "cred.loan.", "canceled", "application_expired");
    about(Subject.PAYMENT, "cred.loan.", "disbursed");
    about(Subject.PAYMENT, "cred.emi.", "debited");
  }

  private JodoEvents() {}

  /** What the event is about; null when it is in no list of Jodo that we know. */
  public static @Nullable Subject subjectOf(String event) {
    return SUBJECTS.get(event);
  }

  /** The codes. */
  public static Set<String> codes() {
    return Set.copyOf(SUBJECTS.keySet());
  }

  private static void about(Subject subject, String family, String... events) {
    for (String event : events) {
      SUBJECTS.put(family + event, subject);
    }
  }
}
