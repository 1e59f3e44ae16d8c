package io.feebridge.ledger.journal;

import java.time.LocalDate;
import java.time.Month;

/**
 * India's financial year, from April to March.
 *
 * @param startYear the calendar year of its April
 */
public record FinancialYear(int startYear) implements Comparable<FinancialYear> {

  /** The financial year that holds {@code date}. */
  public static FinancialYear of(LocalDate date) {
    return new FinancialYear(
        date.getMonth().compareTo(Month.APRIL) < 0 ? date.getYear() - 1 : date.getYear());
  }

  public LocalDate firstDay() {
    return LocalDate.of(startYear, Month.APRIL, 1);
  }

  public LocalDate lastDay() {
    return LocalDate.of(startYear + 1, Month.MARCH, 31);
  }

  @Override
  public int compareTo(FinancialYear other) {
    return Integer.compare(startYear, other.startYear);
  }

  /** Such as {@code 2026-27}. */
  @Override
  public String toString() {
    int end = (startYear + 1) % 100;
    return startYear + (end < 10 ? "-0" : "-") + end;
  }
}
