package io.feebridge.simulator.plan;

import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scheduled debit.
 *
 * @param number from 1, in order of due dates
 * @param paymentId once it was presented to the bank; the same however often it is
 * @param presentations how often it was
 */
public record Instalment(
    int number,
    LocalDate dueDate,
    List<PlanLine> lines,
    State state,
    @Nullable String paymentId,
    int presentations) {

  /** SKIPPED: the institute did not answer for the student, so the bank was not asked. */
  public enum State {
    SCHEDULED,
    SKIPPED,
    PRESENTED,
    PAID,
    BOUNCED
  }

  public Money amount() {
    return Line.total(toLines());
  }

  public List<Line> toLines() {
    return lines.stream().map(PlanLine::toLine).toList();
  }

  /** What is debited on its due date: all but the downpayment. */
  public List<Line> debitLines() {
    return lines.stream()
        .filter(l -> !l.downpayment() && l.amount().isPositive())
        .map(PlanLine::toLine)
        .toList();
  }

  /** What is paid during set-up. */
  public List<Line> downpaymentLines() {
    return lines.stream()
        .filter(l -> l.downpayment() && l.amount().isPositive())
        .map(PlanLine::toLine)
        .toList();
  }

  /** May be presented to the bank. */
  public boolean isOpen() {
    return state == State.SCHEDULED || state == State.SKIPPED || state == State.BOUNCED;
  }

  public Instalment withState(State changed) {
    return new Instalment(number, dueDate, lines, changed, paymentId, presentations);
  }

  public Instalment presented(String payment) {
    return new Instalment(number, dueDate, lines, State.PRESENTED, payment, presentations + 1);
  }

  public Instalment withDueDate(LocalDate changed) {
    return new Instalment(number, changed, lines, state, paymentId, presentations);
  }
}
