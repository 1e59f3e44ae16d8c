package io.feebridge.localstack.demo.school;

import io.feebridge.localstack.demo.PaymentSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A payment as Jodo's own books have it.
 *
 * @param family such as {@code flex}
 * @param id of Jodo
 * @param state Jodo's word
 * @param lines by fee component; none when nothing remains
 */
public record TruePayment(String family, String id, String state, List<PaymentSheet.Line> lines) {

  /** The key under which the ledger has it. */
  public String keyAt(String collector) {
    return collector + ":" + family + ":" + id;
  }

  /** Rupees collected. */
  public BigDecimal collected() {
    return lines.stream()
        .map(PaymentSheet.Line::collected)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Where the ledger's sheet differs, by component and UTR; none when it agrees to the paisa. */
  public List<String> differences(Optional<PaymentSheet> sheet) {
    Map<String, BigDecimal> wanted = sums(lines);
    Map<String, BigDecimal> found = sums(sheet.map(PaymentSheet::lines).orElse(List.of()));
    List<String> all = new ArrayList<>();
    if (sheet.isEmpty()) {
      all.add("%s %s: the ledger does not know it".formatted(family, id));
    }
    TreeMap<String, BigDecimal> either = new TreeMap<>(wanted);
    either.putAll(found);
    for (String what : either.keySet()) {
      BigDecimal here = wanted.getOrDefault(what, BigDecimal.ZERO);
      BigDecimal there = found.getOrDefault(what, BigDecimal.ZERO);
      if (here.compareTo(there) != 0) {
        all.add(
            "%s %s: %s is %s at Jodo, %s in the ledger".formatted(family, id, what, here, there));
      }
    }
    return all;
  }

  /** Every sum of money that must agree, by what it is. */
  private static Map<String, BigDecimal> sums(List<PaymentSheet.Line> lines) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (PaymentSheet.Line line : lines) {
      sums.merge(line.component() + " collected", line.collected(), BigDecimal::add);
      sums.merge(line.component() + " settled", line.settled(), BigDecimal::add);
      for (PaymentSheet.Settlement settlement : line.settlements()) {
        String what = line.component() + " under " + settlement.utr();
        sums.merge(what, settlement.amount(), BigDecimal::add);
      }
    }
    return sums;
  }
}
