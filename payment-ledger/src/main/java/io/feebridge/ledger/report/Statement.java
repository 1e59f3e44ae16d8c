package io.feebridge.ledger.report;

import io.feebridge.ledger.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was booked to one student's accounts.
 *
 * @param student how the accounts name the student
 * @param totals of everything, not of this page alone; by component
 * @param lines by accounting date, then in the order of booking
 * @param next where the next page begins; empty on the last
 */
public record Statement(
    String student, List<Total> totals, List<Line> lines, Optional<StatementCursor> next) {

  public Statement {
    totals = List.copyOf(totals);
    lines = List.copyOf(lines);
  }

  /** What was booked for one fee component. */
  public record Total(String component, Turnover turnover) {}

  /**
   * One posting.
   *
   * @param place its place in the statement
   * @param payment key of the payment
   * @param reason lower-case word
   * @param occurredAt outside; null when no report told
   * @param amount debits positive, credits negative
   * @param balance of all the student's accounts after this line; debit minus credit
   */
  public record Line(
      StatementCursor place,
      String payment,
      String collector,
      String reason,
      @Nullable Instant occurredAt,
      Instant bookedAt,
      String component,
      @Nullable Integer academicYear,
      Money amount,
      Money balance) {

    public LocalDate date() {
      return place.date();
    }
  }

  /** Both sides of all components together. */
  public Turnover total() {
    return totals.stream().map(Total::turnover).reduce(Turnover.NONE, Turnover::plus);
  }
}
