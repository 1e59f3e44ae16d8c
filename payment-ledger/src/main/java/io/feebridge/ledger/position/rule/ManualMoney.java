package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.CaseKind;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.position.PaymentState;
import io.feebridge.ledger.position.rule.MoneyMoved.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Payments that the institute took itself: the newest record of one is the whole truth, until it is
 * cancelled; then nothing remains.
 */
final class ManualMoney {

  private final FactSet facts;
  private final Doubts doubts;

  ManualMoney(FactSet facts, Doubts doubts) {
    this.facts = facts;
    this.doubts = doubts;
  }

  MoneyMoved moved() {
    Report cancelled = facts.newest(FactKind.CANCELLED);
    if (cancelled != null) {
      raiseIfUpdatedAfter(cancelled);
      return nothing(PaymentState.CANCELLED, FactSet.timeOf(cancelled));
    }
    Report record = newestRecord();
    return record == null
        ? nothing(PaymentState.REPORTED, FactSet.timeOf(facts.newest()))
        : asRecorded(record);
  }

  private @Nullable Report newestRecord() {
    Report added = facts.newest(FactKind.ADDED);
    Report updated = facts.newest(FactKind.UPDATED);
    if (added == null || updated == null) {
      return added == null ? updated : added;
    }
    return updated.stamp().isAfter(added.stamp()) ? updated : added;
  }

  private MoneyMoved asRecorded(Report record) {
    StatedLines stated = StatedLines.of(record);
    stated.raise(doubts);
    Instant paidAt = FactSet.paidAt(record);
    List<Part> collections = new ArrayList<>(stated.lines().size());
    List<Part> settlements = new ArrayList<>(stated.lines().size());
    for (StatedLine line : stated.lines()) {
      collections.add(new Part(line.component(), null, line.amount(), paidAt));
      if (line.utr() != null) {
        settlements.add(
            new Part(line.component(), line.utr(), line.amount(), settledAt(line, paidAt)));
      }
    }
    return new MoneyMoved(
        state(collections, settlements),
        FactSet.timeOf(facts.newest()),
        LedgerAccount.undeposited(facts.key().collector(), record.mode()),
        collections,
        settlements);
  }

  private static Instant settledAt(StatedLine line, Instant paidAt) {
    if (line.settledAt() != null) {
      return line.settledAt();
    }
    return line.source().settledAt() == null ? paidAt : line.source().settledAt();
  }

  private static PaymentState state(List<Part> collections, List<Part> settlements) {
    Money settled = MoneyMoved.sum(settlements);
    if (settlements.isEmpty()) {
      return PaymentState.RECORDED;
    }
    if (settled.compareTo(MoneyMoved.sum(collections)) >= 0) {
      return PaymentState.SETTLED;
    }
    return settled.isPositive() ? PaymentState.PARTLY_SETTLED : PaymentState.RECORDED;
  }

  private void raiseIfUpdatedAfter(Report cancelled) {
    Report updated = facts.newest(FactKind.UPDATED);
    if (updated != null && updated.stamp().isAfter(cancelled.stamp())) {
      doubts.raise(CaseKind.UPDATED_AFTER_CANCELLED, "", StatedLines.of(updated).total());
    }
  }

  private MoneyMoved nothing(PaymentState state, Instant undoneAt) {
    LedgerAccount transit = LedgerAccount.undeposited(facts.key().collector(), null);
    return new MoneyMoved(state, undoneAt, transit, List.of(), List.of());
  }
}
