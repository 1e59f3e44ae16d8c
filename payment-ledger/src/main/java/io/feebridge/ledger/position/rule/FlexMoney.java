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
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Payments that Jodo took: debited, then settled line by line, and every now and then bounced.
 *
 * <p>The newest debit of the live {@link Era} is the collection; only without one do settled lines
 * imply it. {@link SettlementFit} says which settled lines count. Settlements of eras that a bounce
 * ended stay, since the bank has the money.
 */
final class FlexMoney {

  private final FactSet facts;
  private final Doubts doubts;
  private final List<Part> settlements = new ArrayList<>();

  FlexMoney(FactSet facts, Doubts doubts) {
    this.facts = facts;
    this.doubts = doubts;
  }

  MoneyMoved moved() {
    List<Era> eras = Era.of(facts.reports());
    settleEnded(eras.subList(0, eras.size() - 1));
    Era live = eras.getLast();
    List<StatedLine> settled = settle(live);
    List<Part> collections = collections(live.debit(), settled);
    if (live.debit() != null) {
      live.debit().raise(doubts);
      raiseSettledNotDebited(collections, settled);
    }
    if (live.newestSettlement() != null) {
      live.newestSettlement().raise(doubts);
    }
    PaymentState state = state(live, settled);
    LedgerAccount clearing = LedgerAccount.clearing(facts.key().collector(), facts.key().family());
    return new MoneyMoved(state, undoneAt(state), clearing, collections, settlements);
  }

  private void settleEnded(List<Era> ended) {
    Money settled = Money.ZERO;
    for (Era era : ended) {
      settled = settled.plus(StatedLines.sum(settle(era)));
    }
    if (!settled.isZero()) {
      doubts.raise(CaseKind.BOUNCED_AFTER_SETTLED, "", settled);
    }
  }

  private List<StatedLine> settle(Era era) {
    SettlementFit fit = SettlementFit.of(era, facts);
    for (StatedLine line : fit.counted()) {
      settlements.add(new Part(line.component(), line.utr(), line.amount(), line.occurredAt()));
    }
    for (StatedLine line : fit.superseded()) {
      String subject = Doubts.subject(line.component(), String.valueOf(line.utr()));
      doubts.raise(CaseKind.SETTLED_TWICE_OR_UTR_REPLACED, subject, line.amount());
    }
    return fit.counted();
  }

  private static List<Part> collections(@Nullable StatedLines debit, List<StatedLine> settled) {
    List<StatedLine> lines = debit == null ? settled : debit.lines();
    List<Part> collections = new ArrayList<>(lines.size());
    for (StatedLine line : lines) {
      Instant paidAt = FactSet.paidAt(line.source());
      collections.add(new Part(line.component(), null, line.amount(), paidAt));
    }
    return collections;
  }

  private void raiseSettledNotDebited(List<Part> collections, List<StatedLine> settled) {
    Map<String, Money> excess = new TreeMap<>();
    for (StatedLine line : settled) {
      excess.merge(line.component(), line.amount(), Money::plus);
    }
    for (Part part : collections) {
      excess.computeIfPresent(part.component(), (c, sum) -> sum.minus(part.amount()));
    }
    excess.forEach(
        (component, sum) -> {
          if (sum.isPositive()) {
            doubts.raise(CaseKind.SETTLED_NOT_DEBITED, component, sum);
          }
        });
  }

  private PaymentState state(Era live, List<StatedLine> settled) {
    if (live.debit() == null && live.settled().isEmpty()) {
      return facts.newest(FactKind.BOUNCED) == null ? PaymentState.REPORTED : PaymentState.BOUNCED;
    }
    if (live.settled().isEmpty()) {
      return PaymentState.DEBITED;
    }
    Money limit = live.limit();
    Money sum = StatedLines.sum(settled);
    if (limit == null || sum.compareTo(limit) >= 0) {
      return PaymentState.SETTLED;
    }
    if (sum.isPositive()) {
      return PaymentState.PARTLY_SETTLED;
    }
    return live.debit() == null ? PaymentState.REPORTED : PaymentState.DEBITED;
  }

  private Instant undoneAt(PaymentState state) {
    Report bounced = facts.newest(FactKind.BOUNCED);
    return FactSet.timeOf(
        state == PaymentState.BOUNCED && bounced != null ? bounced : facts.newest());
  }
}
