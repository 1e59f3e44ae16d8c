package io.feebridge.ledger.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of Indian rupees as a whole number of paise, negative allowed.
 *
 * <p>Range: ±92,233,720,368,547,758.07 rupees. Every operation throws {@link ArithmeticException}
 * instead of overflowing or rounding.
 *
 * @param paise the amount in paise, 1/100 rupee
 */
public record Money(long paise) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);

  /**
   * The amount that {@code rupees} names.
   *
   * @throws ArithmeticException when it has a part smaller than a paisa, or is out of range
   */
  public static Money ofRupees(BigDecimal rupees) {
    return new Money(rupees.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
  }

  /** As {@link #ofRupees(BigDecimal)}, from digits such as {@code "5000"} or {@code "12.50"}. */
  public static Money ofRupees(String rupees) {
    return ofRupees(new BigDecimal(rupees));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(paise, other.paise));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(paise, other.paise));
  }

  public Money negated() {
    return new Money(Math.negateExact(paise));
  }

  public boolean isZero() {
    return paise == 0;
  }

  public boolean isNegative() {
    return paise < 0;
  }

  public boolean isPositive() {
    return paise > 0;
  }

  public BigDecimal rupees() {
    return BigDecimal.valueOf(paise, 2);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(paise, other.paise);
  }

  /** Rupees with exactly two decimals and no grouping, such as {@code 5000.00}. */
  @Override
  public String toString() {
    return rupees().toPlainString();
  }
}
