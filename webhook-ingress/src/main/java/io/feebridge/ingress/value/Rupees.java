package io.feebridge.ingress.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Amounts in rupees, read from their written digits, never through binary floating point.
 *
 * <p>{@code 10000}, {@code 10000.0}, {@code 10000.000} and {@code 1e4} are all 10000.00. Negative
 * amounts can be read: what they mean is for the ledger to say.
 */
public final class Rupees {

  static final int MAX_INTEGER_DIGITS = 15;
  static final int SCALE = 2;

  /** Nobody writes an amount longer than this, and no work may grow with what somebody wrote. */
  private static final int MAX_WRITTEN = 100;

  private static final Pattern NUMBER = Pattern.compile("-?\\d++(\\.\\d++)?([eE][+-]?\\d++)?");

  private Rupees() {}

  /** The amount with scale 2 that {@code written} names, a JSON number or the text of one. */
  public static Read<BigDecimal> read(String written) {
    if (written.length() > MAX_WRITTEN) {
      return Read.not(isNumber(written) ? UnreadReason.TOO_LARGE : UnreadReason.NOT_A_NUMBER);
    }
    if (!isNumber(written)) {
      return Read.not(UnreadReason.NOT_A_NUMBER);
    }
    try {
      return fitted(new BigDecimal(written));
    } catch (ArithmeticException | NumberFormatException beyondTheExponentsOfBigDecimal) {
      return Read.not(UnreadReason.TOO_LARGE);
    }
  }

  /** Jodo's usual amounts, digits with or without a fraction, need no expression. */
  private static boolean isNumber(String written) {
    int whole = Digits.until(written, 0);
    if (whole > 0 && whole == written.length()) {
      return true;
    }
    boolean fraction =
        whole > 0
            && written.charAt(whole) == '.'
            && Digits.until(written, whole + 1) == written.length()
            && whole + 1 < written.length();
    return fraction || NUMBER.matcher(written).matches();
  }

  /**
   * Judged by precision and scale alone: setting the scale of 1e999999999 would fill the memory.
   */
  private static Read<BigDecimal> fitted(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if ((long) plain.precision() - plain.scale() > MAX_INTEGER_DIGITS) {
      return Read.not(UnreadReason.TOO_LARGE);
    }
    return plain.scale() > SCALE
        ? Read.not(UnreadReason.TOO_PRECISE)
        : Read.as(plain.setScale(SCALE));
  }
}
