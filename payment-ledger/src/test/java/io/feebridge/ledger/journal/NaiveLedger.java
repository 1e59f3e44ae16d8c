package io.feebridge.ledger.journal;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.position.CaseKind;
import io.feebridge.ledger.position.PaymentState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a clerk would write who is told everything once and in the order of time: a second opinion
 * on well-formed histories, which shares no code with the rules. Amounts in paise by {@code
 * account/component/reference}.
 */
final class NaiveLedger {

  private final Map<String, Long> bank = new HashMap<>();
  private Report debit;
  private final List<FactLine> settledSinceBounce = new ArrayList<>();
  private Report manual;
  private boolean bounced;
  private boolean cancelled;
  private long takenBack;
  private Student payer;
  private long total;

  static NaiveLedger told(List<Fact> inOrderOfTime) {
    NaiveLedger ledger = new NaiveLedger();
    inOrderOfTime.forEach(fact -> ledger.hear((Report) fact));
    return ledger;
  }

  private void hear(Report report) {
    payer = report.student() == null ? payer : report.student();
    total = report.amount().paise();
    switch (report.stamp().kind()) {
      case DEBITED -> debit = report;
      case SETTLED -> report.lines().forEach(this::settle);
      case BOUNCED -> bounce();
      case ADDED, UPDATED -> manual = report;
      case CANCELLED -> cancelled = true;
      case DECIDED -> throw new IllegalArgumentException("nobody decides a well-formed history");
    }
  }

  private void settle(FactLine line) {
    String where = line.component() + "/" + line.utr();
    if (bank.put(where, line.amount().paise()) == null) {
      settledSinceBounce.add(line);
    }
  }

  private void bounce() {
    bounced = true;
    debit = null;
    takenBack = bank.values().stream().mapToLong(paise -> paise).sum();
    settledSinceBounce.clear();
  }

  Map<String, Long> balances() {
    Map<String, Long> balances = new HashMap<>();
    if (manual != null && !cancelled) {
      String box = "undeposited:" + (manual.mode().equals("UPI") ? "upi" : "cash");
      for (FactLine line : manual.lines()) {
        collect(balances, box, line);
        if (manual.utr() != null) {
          bank.put(line.component() + "/" + manual.utr(), line.amount().paise());
        }
      }
      bankTo(balances, box);
    } else {
      (debit == null ? settledSinceBounce : debit.lines())
          .forEach(line -> collect(balances, "clearing:jodo:flex", line));
      bankTo(balances, "clearing:jodo:flex");
    }
    balances.values().removeIf(paise -> paise == 0);
    return balances;
  }

  private void collect(Map<String, Long> balances, String from, FactLine line) {
    long paise = line.amount().paise();
    String component = line.component();
    String account =
        payer == null ? "suspense" : "payer:" + payer.jodoStudentId() + ":" + component;
    balances.merge(from + "/" + component + "/null", paise, Long::sum);
    balances.merge(account + "/" + component + "/null", -paise, Long::sum);
  }

  private void bankTo(Map<String, Long> balances, String from) {
    bank.forEach(
        (where, paise) -> {
          balances.merge("bank:demo/" + where, paise, Long::sum);
          balances.merge(from + "/" + where, -paise, Long::sum);
        });
  }

  Set<CaseKind> cases() {
    Set<CaseKind> cases = new TreeSet<>();
    boolean collected = debit != null || !settledSinceBounce.isEmpty();
    if (payer == null && (collected || (manual != null && !cancelled))) {
      cases.add(CaseKind.PAYER_UNKNOWN);
    }
    if (takenBack > 0) {
      cases.add(CaseKind.BOUNCED_AFTER_SETTLED);
    }
    return cases;
  }

  PaymentState state() {
    if (manual != null) {
      PaymentState standing = manual.utr() == null ? PaymentState.RECORDED : PaymentState.SETTLED;
      return cancelled ? PaymentState.CANCELLED : standing;
    }
    if (settledSinceBounce.isEmpty()) {
      PaymentState without = bounced ? PaymentState.BOUNCED : PaymentState.REPORTED;
      return debit == null ? without : PaymentState.DEBITED;
    }
    return WellFormedHistory.sum(settledSinceBounce).paise() == total
        ? PaymentState.SETTLED
        : PaymentState.PARTLY_SETTLED;
  }
}
