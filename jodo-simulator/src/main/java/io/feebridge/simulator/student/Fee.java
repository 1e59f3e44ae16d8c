package io.feebridge.simulator.student;

import io.feebridge.simulator.money.Money;
import java.util.List;

/** What a student owes for one component, before its discounts. */
public record Fee(String component, Money amount, List<Discount> discounts) {

  /** A deduction by an agreed code. */
  public record Discount(String type, Money value) {}

  public Money discount() {
    return discounts.stream().map(Discount::value).reduce(Money.ZERO, Money::plus);
  }

  public Money net() {
    return amount.minus(discount());
  }
}
