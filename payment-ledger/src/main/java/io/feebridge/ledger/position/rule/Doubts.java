package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.UnreadPart;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Case;
import io.feebridge.ledger.position.CaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

  /**
   * Opens a case for each report of which a component or a time could not be read, whether or not
   * its money counts: what is missing is missing for good, and a person must look.
   */
  void raiseUnread(List<Report> reports) {
    Map<String, Money> components = new TreeMap<>();
    Map<String, Money> times = new TreeMap<>();
    for (Report report : reports) {
      if (report.unread().contains(UnreadPart.COMPONENT)) {
        components.merge(subject(report), total(report), Doubts::larger);
      }
      if (report.unread().contains(UnreadPart.TIME) || report.stamp().epochMillis() == 0) {
        times.merge(subject(report), total(report), Doubts::larger);
      }
    }
    components.forEach((subject, atRisk) -> raise(CaseKind.COMPONENT_IN_DOUBT, subject, atRisk));
    times.forEach((subject, atRisk) -> raise(CaseKind.TIME_IN_DOUBT, subject, atRisk));
  }

  List<Case> cases() {
    return cases;
  }

  /** What a case about one fact is called within the payment. */
  static String subject(Fact fact) {
    return subject(fact.event(), fact.stamp().eventId());
  }

  /** What a report says it is about in all: its total, else its lines. */
  static Money total(Report report) {
    return report.amount() == null ? StatedLines.of(report).total() : report.amount();
  }

  static Money larger(Money a, Money b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  static String subject(String first, String second) {
    return first + "|" + second;
  }
}
