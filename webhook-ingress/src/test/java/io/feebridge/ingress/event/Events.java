package io.feebridge.ingress.event;

import java.util.Map;
import java.util.TreeMap;

/** Jodo's 36 events and the topic each belongs on, written down apart from the code under test. */
public final class Events {

  private static final String TOPICS =
      """
      jodo.students.v1 masterdata.student. registered dropped activated
      jodo.payments.v1 direct.payment. added updated cancelled
      jodo.plans.v1    flex.subscription. setup active updated cancelled closed
      jodo.plans.v1    flex.mandate. cancelled expired
      jodo.payments.v1 flex.instalment. debited settled bounced
      jodo.payments.v1 flex.downpayment. debited settled
      jodo.payments.v1 pay.payment. debited settled
      jodo.payments.v1 order.payment. debited settled
      jodo.payments.v1 page.payment. debited settled
      jodo.payments.v1 payment_link.payment. debited settled expired
      jodo.loans.v1    cred.loan. application_started application_filled final_approved
      jodo.loans.v1    cred.loan. agreement_signed rejected canceled application_expired
      jodo.payments.v1 cred.loan. disbursed
      jodo.payments.v1 cred.emi. debited
      """;

  private Events() {}

  /** The topic of each event code. */
  public static Map<String, String> topics() {
    Map<String, String> topics = new TreeMap<>();
    TOPICS
        .lines()
        .map(line -> line.split(" +"))
        .forEach(
            words -> {
              for (int i = 2; i < words.length; i++) {
                topics.put(words[1] + words[i], words[0]);
              }
            });
    return topics;
  }
}
