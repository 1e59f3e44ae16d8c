package io.feebridge.ingress.value;

import java.util.regex.Pattern;

/** Years such as {@code academic_year_start}, a whole JSON number or its digits in a text. */
public final class Years {

  private static final Pattern YEAR = Pattern.compile("\\d{4}(\\.0{1,9})?");

  private Years() {}

  /** The year that {@code written} names; four digits, whatever zeros follow the point. */
  public static Read<Integer> read(String written) {
    return YEAR.matcher(written).matches()
        ? Read.as(Integer.valueOf(written.substring(0, 4)))
        : Read.not(UnreadReason.NOT_A_NUMBER);
  }
}
