package io.feebridge.ingress.value;

/** Texts of nothing but the digits 0 to 9, for whose like an expression costs more than a look. */
final class Digits {

  private Digits() {}

  /** Whether {@code written} is that, of a length from {@code fewest} to {@code most}. */
  static boolean only(String written, int fewest, int most) {
    return written.length() >= fewest
        && written.length() <= most
        && until(written, 0) == written.length();
  }

  /** Where the digits that begin at {@code begin} end. */
  static int until(String written, int begin) {
    int end = begin;
    while (end < written.length() && written.charAt(end) >= '0' && written.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
