package io.feebridge.simulator.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Indian rupees, exact to the paisa. */
public record Money(long paise) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);

  /**
   * From rupees as written, "2500", "2500.5" or "2500.50".
   *
   * @throws ArithmeticException when it has more than two decimals or does not fit
   * @throws NumberFormatException when it is no number
   */
  public static Money rupees(String written) {
    return rupees(new BigDecimal(written.strip()));
  }

  /**
   * From rupees.
   *
   * @throws ArithmeticException when it has more than two decimals or does not fit
   */
  public static Money rupees(BigDecimal rupees) {
    return new Money(rupees.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(paise, other.paise));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(paise, other.paise));
  }

  public boolean isPositive() {
    return paise > 0;
  }

  public boolean isNegative() {
    return paise < 0;
  }

  public boolean isZero() {
    return paise == 0;
  }

  /** Rupees with scale 2. */
  public BigDecimal toRupees() {
    return BigDecimal.valueOf(paise, 2);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(paise, other.paise);
  }

  /** Rupees with two decimals, "2500.00". */
  @Override
  public String toString() {
    return toRupees().toPlainString();
  }
}
