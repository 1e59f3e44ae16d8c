package io.feebridge.ledger.report;

import io.feebridge.ledger.money.Money;

/**
 * Both sides of something, added up.
 *
 * @param debit zero or more
 * @param credit zero or more
 */
public record Turnover(Money debit, Money credit) {

  public static final Turnover NONE = new Turnover(Money.ZERO, Money.ZERO);

  /** Debit minus credit. */
  public Money balance() {
    return debit.minus(credit);
  }

  public Turnover plus(Turnover other) {
    return new Turnover(debit.plus(other.debit), credit.plus(other.credit));
  }
}
