package io.feebridge.messaging.inbox;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Why a record was set aside or must wait: a word from a closed set, never text from the payload.
 * It becomes a metric tag and a database column.
 *
 * @param value lower case letters, digits and underscores, a letter first, 63 at most
 */
public record ReasonCode(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** {@link BatchEffect#classify} threw: a defect of ours, the record is kept. */
  public static final ReasonCode CLASSIFY_FAILED = new ReasonCode("classify_failed");

  /** {@link BatchEffect#apply} threw something that is no database error: a defect of ours. */
  public static final ReasonCode EFFECT_FAILED = new ReasonCode("effect_failed");

  public ReasonCode {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a reason code is a word like unreadable_value");
    }
  }

  /** The database refused the record's data with this SQLSTATE. */
  public static ReasonCode sql(String sqlState) {
    return new ReasonCode("sql_" + sqlState.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return value;
  }
}
