package io.feebridge.ledger.quarantine.http;

import io.feebridge.ledger.problem.http.ProblemType;
import org.jspecify.annotations.Nullable;

/** What a request must hold, checked. */
final class Asked {

  private static final int LARGEST_PAGE = 500;
  private static final int LONGEST_REASON = 500;

  private Asked() {}

  static int limit(@Nullable Integer limit) {
    int asked = limit == null ? 100 : limit;
    if (asked < 1 || asked > LARGEST_PAGE) {
      throw ProblemType.INVALID_PAGE.because("A page has 1 to " + LARGEST_PAGE + " records.");
    }
    return asked;
  }

  static long after(@Nullable String cursor) {
    try {
      long after = cursor == null ? 0 : Long.parseLong(cursor);
      if (after >= 0) {
        return after;
      }
    } catch (NumberFormatException e) {
      throw invalidCursor();
    }
    throw invalidCursor();
  }

  private static RuntimeException invalidCursor() {
    return ProblemType.INVALID_PAGE.because(
        "A cursor is the next_cursor of the page before, unchanged.");
  }

  /** Why the operator does it; kept for good, so it must be said. */
  static String reason(@Nullable String reason) {
    String said = reason == null ? "" : reason.strip();
    if (said.isEmpty() || said.length() > LONGEST_REASON || said.indexOf('\0') >= 0) {
      throw ProblemType.INVALID_REQUEST.because(
          "An act needs a reason of 1 to " + LONGEST_REASON + " characters.");
    }
    return said;
  }
}
