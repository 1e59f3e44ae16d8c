package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.Decision;
import io.feebridge.ledger.fact.Decision.SettlementConfirmed;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one payment, each once, oldest first.
 *
 * @param key the payment
 * @param reports what webhooks said, oldest first
 * @param decisions what persons decided, oldest first
 * @param newest the newest fact of all
 */
record FactSet(PaymentKey key, List<Report> reports, List<Decision> decisions, Fact newest) {

  static FactSet of(Collection<? extends Fact> facts) {
    List<Fact> sorted = new ArrayList<>(facts);
    sorted.sort(FactSet::oldestFirst);
    List<Report> reports = new ArrayList<>(sorted.size());
    List<Decision> decisions = new ArrayList<>(0);
    PaymentKey key = sorted.getFirst().key();
    Fact last = null;
    for (Fact fact : sorted) {
      if (!fact.key().equals(key)) {
        throw new IllegalArgumentException("facts of two payments: " + key + ", " + fact.key());
      }
      if (last == null || oldestFirst(last, fact) != 0) {
        switch (fact) {
          case Report report -> reports.add(report);
          case Decision decision -> decisions.add(decision);
        }
      }
      last = fact;
    }
    return new FactSet(key, reports, decisions, sorted.getLast());
  }

  private static int oldestFirst(Fact a, Fact b) {
    int order = a.stamp().compareTo(b.stamp());
    return order != 0 ? order : a.event().compareTo(b.event());
  }

  /** The newest report that says {@code kind}; null when none does. */
  @Nullable Report newest(FactKind kind) {
    for (Report report : reports.reversed()) {
      if (report.stamp().kind() == kind) {
        return report;
      }
    }
    return null;
  }

  /** Whether a person has said that {@code line} is real money at the bank. */
  boolean confirms(StatedLine line) {
    for (Decision decision : decisions) {
      if (decision.choice() instanceof SettlementConfirmed confirmed
          && confirmed.component().equals(line.component())
          && confirmed.utr().equals(line.utr())) {
        return true;
      }
    }
    return false;
  }

  static Instant timeOf(Fact fact) {
    return Instant.ofEpochMilli(fact.stamp().epochMillis());
  }

  /** When the payer paid, as far as the report tells. */
  static Instant paidAt(Report report) {
    return report.paidAt() == null ? timeOf(report) : report.paidAt();
  }
}
