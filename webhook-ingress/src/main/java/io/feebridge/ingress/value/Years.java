package io.feebridge.ingress.value;

import java.util.regex.Pattern;

/** Years such as {@code academic_year_start}, a JSON integer or its digits in a text. */
public final class Years {

  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private Years() {}

  /** The year that {@code written} names; four digits. */
  public static Read<Integer> read(String written) {
    return YEAR.matcher(written).matches()
        ? Read.as(Integer.valueOf(written))
        : Read.not(UnreadReason.NOT_A_NUMBER);
  }
}
