package io.feebridge.ledger.position.rule;

import io.feebridge.ledger.fact.Stamp;
import io.feebridge.ledger.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which settled lines of one era count.
 *
 * <p>All lines of the newest report count. Of the older ones, newest first, first those of
 * components that nothing counted covers yet, then the others, each while the sum stays within what
 * was collected. Where nothing tells what was collected, each component counts once. A line that a
 * person has confirmed counts beyond that, and takes no room from the others.
 */
final class SettlementFit {

  private final @Nullable Money limit;
  private final List<StatedLine> counted = new ArrayList<>();
  private final List<StatedLine> superseded = new ArrayList<>(0);
  private final Set<String> components = new HashSet<>();
  private Money total = Money.ZERO;

  private SettlementFit(@Nullable Money limit) {
    this.limit = limit;
  }

  static SettlementFit of(Era era, FactSet facts) {
    SettlementFit fit = new SettlementFit(era.limit());
    List<StatedLine> open = worthBooking(era);
    open.sort(SettlementFit::newestFirst);
    fit.countNewestReport(open);
    fit.countWhatFits(open, true);
    fit.countWhatFits(open, false);
    for (StatedLine line : open) {
      (facts.confirms(line) ? fit.counted : fit.superseded).add(line);
    }
    return fit;
  }

  /** The lines that count, newest first, confirmed ones last. None is zero. */
  List<StatedLine> counted() {
    return counted;
  }

  /** The lines that do not count. */
  List<StatedLine> superseded() {
    return superseded;
  }

  private static int newestFirst(StatedLine a, StatedLine b) {
    int order = b.source().stamp().compareTo(a.source().stamp());
    order = order != 0 ? order : a.component().compareTo(b.component());
    return order != 0 ? order : String.valueOf(a.utr()).compareTo(String.valueOf(b.utr()));
  }

  private void countNewestReport(List<StatedLine> open) {
    if (!open.isEmpty()) {
      Stamp newest = open.getFirst().source().stamp();
      while (!open.isEmpty() && open.getFirst().source().stamp().equals(newest)) {
        count(open.removeFirst());
      }
    }
  }

  private void countWhatFits(List<StatedLine> open, boolean newComponentsOnly) {
    for (Iterator<StatedLine> lines = open.iterator(); lines.hasNext(); ) {
      StatedLine line = lines.next();
      boolean isNew = !components.contains(line.component());
      if (limit == null ? isNew : (isNew || !newComponentsOnly) && fits(line, limit)) {
        count(line);
        lines.remove();
      }
    }
  }

  private boolean fits(StatedLine line, Money within) {
    return total.plus(line.amount()).compareTo(within) <= 0;
  }

  private void count(StatedLine line) {
    counted.add(line);
    components.add(line.component());
    total = total.plus(line.amount());
  }

  /**
   * The settled lines that are not zero. A total whose report did not tell its lines is only what
   * no other report tells by line under the same bank reference.
   */
  private static List<StatedLine> worthBooking(Era era) {
    List<StatedLine> lines = new ArrayList<>(era.settled().size());
    for (StatedLine line : era.settled()) {
      Money amount = line.amount();
      if (line.wholeTotal()) {
        amount = amount.minus(toldByLine(era, line));
      }
      if (amount.isPositive()) {
        lines.add(line.withAmount(amount));
      }
    }
    return lines;
  }

  private static Money toldByLine(Era era, StatedLine whole) {
    Money told = Money.ZERO;
    for (StatedLine line : era.settled()) {
      if (!line.wholeTotal() && Objects.equals(line.utr(), whole.utr())) {
        told = told.plus(line.amount());
      }
    }
    return told;
  }
}
