package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Case;
import io.feebridge.ledger.position.CaseKind;
import java.util.ArrayList;
import java.util.List;

/** The cases that the rules raise while they work. */
final class Doubts {

  private final List<Case> cases = new ArrayList<>(0);

  void raise(Case doubt) {
    cases.add(doubt);
  }

  /** A negative {@code atRisk} is taken as none. */
  void raise(CaseKind kind, String subject, Money atRisk) {
    raise(new Case(kind, subject, atRisk.isNegative() ? Money.ZERO : atRisk));
  }

  List<Case> cases() {
    return cases;
  }

  /** What a case about one fact is called within the payment. */
  static String subject(Fact fact) {
    return subject(fact.event(), fact.stamp().eventId());
  }

  static String subject(String first, String second) {
    return first + "|" + second;
  }
}
