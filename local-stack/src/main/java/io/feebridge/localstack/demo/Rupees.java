package io.feebridge.localstack.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Writes money as India groups it: the last three digits, then by two. */
public final class Rupees {

  private static final Pattern LAKHS = Pattern.compile("(?<=\\d)(?=(\\d\\d)*\\d\\d\\d(?!\\d))");

  private Rupees() {}

  /** Such as {@code 1,00,000.00}; zero is written out. */
  public static String of(BigDecimal amount) {
    String plain = amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    int point = plain.indexOf('.');
    return LAKHS.matcher(plain.substring(0, point)).replaceAll(",") + plain.substring(point);
  }
}
