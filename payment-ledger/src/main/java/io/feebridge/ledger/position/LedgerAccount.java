package io.feebridge.ledger.position;

import io.feebridge.ledger.fact.Family;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where value sits.
 *
 * @param name such as {@code bank:demo}, {@code clearing:jodo:flex}, {@code undeposited:cash},
 *     {@code suspense}, {@code payer:7268:TUITION_FEE}
 * @param collector the collector whose books these are
 * @param academicYear first calendar year of the academic year, of payer accounts only; null on all
 *     others and where no report told it
 */
public record LedgerAccount(String name, String collector, @Nullable Integer academicYear)
    implements Comparable<LedgerAccount> {

  /** The institute's bank account. */
  public static LedgerAccount bank(String collector) {
    return new LedgerAccount("bank:" + collector, collector, null);
  }

  /** What Jodo has taken from payers and not yet handed over. */
  public static LedgerAccount clearing(String collector, Family family) {
    return new LedgerAccount("clearing:jodo:" + family.word(), collector, null);
  }

  /**
   * What the institute took itself and has not yet seen at the bank. Mode null is {@code others}.
   */
  public static LedgerAccount undeposited(String collector, @Nullable String mode) {
    String word = mode == null || mode.isBlank() ? "others" : mode.strip().toLowerCase(Locale.ROOT);
    return new LedgerAccount("undeposited:" + word, collector, null);
  }

  /** Money whose owner a person must name. */
  public static LedgerAccount suspense(String collector) {
    return new LedgerAccount("suspense", collector, null);
  }

  /** What one student owes or has paid for one fee component. */
  public static LedgerAccount payer(
      String collector, String student, String component, @Nullable Integer academicYear) {
    return new LedgerAccount("payer:" + student + ":" + component, collector, academicYear);
  }

  private static final Comparator<@Nullable Integer> NULL_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  @Override
  public int compareTo(LedgerAccount other) {
    int order = collector.compareTo(other.collector);
    order = order != 0 ? order : name.compareTo(other.name);
    return order != 0 ? order : NULL_FIRST.compare(academicYear, other.academicYear);
  }
}
