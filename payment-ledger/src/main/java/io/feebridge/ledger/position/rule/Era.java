package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened between two bounces. The last era of a payment is alive; a bounce ends an era and
 * undoes what was collected in it, never what the bank has.
 */
final class Era {

  private @Nullable StatedLines debit;
  private @Nullable StatedLines newestSettlement;
  private @Nullable Money announced;
  private final Map<LineKey, StatedLine> settled = new LinkedHashMap<>();

  private record LineKey(String component, String utr) {}

  /** The eras of a payment, oldest first; never empty. Reports are in the order of stamps. */
  static List<Era> of(List<Report> reports) {
    List<Era> eras = new ArrayList<>(1);
    eras.add(new Era());
    for (Report report : reports) {
      switch (report.stamp().kind()) {
        case DEBITED -> eras.getLast().debit = StatedLines.of(report);
        case SETTLED -> settle(StatedLines.of(report), eras);
        case BOUNCED -> eras.add(new Era());
        case ADDED, UPDATED, CANCELLED, DECIDED -> {
          // Not of this family: says nothing about its money.
        }
      }
    }
    return eras;
  }

  private static void settle(StatedLines stated, List<Era> eras) {
    Era last = eras.getLast();
    last.newestSettlement = stated;
    if (stated.report().amount() != null) {
      last.announced = stated.report().amount();
    }
    for (StatedLine line : stated.lines()) {
      if (line.utr() != null) {
        LineKey key = new LineKey(line.component(), line.utr());
        eras.forEach(era -> era.settled.remove(key));
        last.settled.put(key, line);
      }
    }
  }

  /** The newest debit; null when none was reported. */
  @Nullable StatedLines debit() {
    return debit;
  }

  /** The newest report of a settlement, whether or not a line of it has settled. */
  @Nullable StatedLines newestSettlement() {
    return newestSettlement;
  }

  /**
   * The newest report of each line that has a bank reference, oldest first, zero amounts included.
   */
  Collection<StatedLine> settled() {
    return settled.values();
  }

  /** How much can have settled at most; null when nothing tells. */
  @Nullable Money limit() {
    return debit == null ? announced : debit.total();
  }
}
