package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.Decision;
import io.feebridge.ledger.fact.Decision.PayerNamed;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.position.CaseKind;
import io.feebridge.ledger.position.LedgerAccount;
import org.jspecify.annotations.Nullable;

/**
 * Whose money it is: whom a person named last, else the student of the newest report that names
 * one. A report of a foreign branch leaves it open until a person decides. Open money is in
 * suspense.
 *
 * @param student the payer; null while open
 * @param foreign the oldest report of a foreign branch, if that is why it is open
 */
record PayerRule(@Nullable Student student, @Nullable Report foreign) {

  static PayerRule of(FactSet facts) {
    for (Decision decision : facts.decisions().reversed()) {
      if (decision.choice() instanceof PayerNamed named) {
        return new PayerRule(named.student(), null);
      }
    }
    for (Report report : facts.reports()) {
      if (report.foreignBranch()) {
        return new PayerRule(null, report);
      }
    }
    for (Report report : facts.reports().reversed()) {
      if (report.student() != null && report.student().reference() != null) {
        return new PayerRule(report.student(), null);
      }
    }
    return new PayerRule(null, null);
  }

  /** Opens the case that the payer is open, if it is. */
  void raise(MoneyMoved money, Doubts doubts) {
    if (foreign != null) {
      doubts.raise(CaseKind.FOREIGN_BRANCH, Doubts.subject(foreign), money.collected());
    } else if (student == null && money.isCollected()) {
      doubts.raise(CaseKind.PAYER_UNKNOWN, "", money.collected());
    }
  }

  /** The account that money of {@code component} is credited to. */
  LedgerAccount account(String collector, String component) {
    String reference = student == null ? null : student.reference();
    return student == null || reference == null
        ? LedgerAccount.suspense(collector)
        : LedgerAccount.payer(collector, reference, component, student.academicYear());
  }
}
