package io.feebridge.ingress.value;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Calendar days, which Jodo writes as {@code YYYY-MM-DD} and means in India. */
public final class Dates {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final LocalDate BEGIN = LocalDate.of(1, 1, 1);

  private Dates() {}

  /** The day that {@code written} names; one that the calendar does not have is none. */
  public static Read<LocalDate> read(String written) {
    if (!DAY.matcher(written).matches()) {
      return Read.not(UnreadReason.NOT_A_DATE);
    }
    try {
      LocalDate day = LocalDate.parse(written);
      return day.isBefore(BEGIN) ? Read.not(UnreadReason.NOT_A_DATE) : Read.as(day);
    } catch (DateTimeParseException e) {
      return Read.not(UnreadReason.NOT_A_DATE);
    }
  }
}
