package io.feebridge.ingress.spool.http;

import io.feebridge.ingress.spool.Decision;
import java.util.Locale;

/** A decision that was carried out. */
record DecisionView(long id, String decision, String by, String reason) {

  static DecisionView of(long id, Decision decision) {
    return new DecisionView(
        id, decision.verb().name().toLowerCase(Locale.ROOT), decision.by(), decision.reason());
  }
}
