package io.feebridge.ingress.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Points in time, in the two ways Jodo writes them. */
public final class Instants {

  /** Above this a timestamp counts milliseconds: as seconds it would be the year 5138. */
  private static final long SECONDS_END = 100_000_000_000L;

  private static final int MOST_DIGITS = 18;
  private static final int MAX_WRITTEN = 40;
  private static final Instant BEGIN = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private static final String USUAL = "0000-00-00T00:00:00Z";

  private static final long DAY = 86_400;

  private Instants() {}

  /** The instant of an ISO 8601 text with {@code Z} or an offset, such as 2022-01-29T10:05:45Z. */
  public static Read<Instant> iso(String written) {
    if (written.length() > MAX_WRITTEN) {
      return Read.not(UnreadReason.NOT_AN_INSTANT);
    }
    Instant usual = usual(written);
    if (usual != null) {
      return storable(usual);
    }
    try {
      return storable(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(written, Instant::from));
    } catch (DateTimeParseException e) {
      return Read.not(UnreadReason.NOT_AN_INSTANT);
    }
  }

  /**
   * The form that Jodo writes, such as 2022-01-29T10:05:45Z, without the formatter, which costs as
   * much as reading the rest of a payment. Null for every other text, right or wrong.
   */
  private static @Nullable Instant usual(String written) {
    if (!hasUsualForm(written)) {
      return null;
    }
    int hour = number(written, 11, 13);
    int minute = number(written, 14, 16);
    int second = number(written, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    try {
      LocalDate day =
          LocalDate.of(number(written, 0, 4), number(written, 5, 7), number(written, 8, 10));
      return Instant.ofEpochSecond(
          (day.toEpochDay() * DAY) + (((hour * 60L) + minute) * 60) + second);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static boolean hasUsualForm(String written) {
    if (written.length() != USUAL.length()) {
      return false;
    }
    for (int i = 0; i < USUAL.length(); i++) {
      char c = written.charAt(i);
      char form = USUAL.charAt(i);
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  private static int number(String written, int begin, int end) {
    return Integer.parseInt(written, begin, end, 10);
  }

  /** The instant of a count since 1970: whole seconds, or milliseconds when above 10^11. */
  public static Read<Instant> epoch(String written) {
    if (!Digits.only(written, 1, MOST_DIGITS)) {
      return Read.not(UnreadReason.NOT_AN_INSTANT);
    }
    long count = Long.parseLong(written);
    return storable(
        count > SECONDS_END ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count));
  }

  private static Read<Instant> storable(Instant instant) {
    boolean withinFourDigitYears = !instant.isBefore(BEGIN) && instant.isBefore(END);
    return withinFourDigitYears ? Read.as(instant) : Read.not(UnreadReason.NOT_AN_INSTANT);
  }
}
