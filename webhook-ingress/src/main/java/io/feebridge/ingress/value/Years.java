package io.feebridge.ingress.value;

/** Years such as {@code academic_year_start}, a JSON integer or its digits in a text. */
public final class Years {

  private Years() {}

  /** The year that {@code written} names; four digits. */
  public static Read<Integer> read(String written) {
    return Digits.only(written, 4, 4)
        ? Read.as(Integer.valueOf(written))
        : Read.not(UnreadReason.NOT_A_NUMBER);
  }
}
