package io.feebridge.ingress.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Points in time, in the two ways Jodo writes them. */
public final class Instants {

  /** Above this a timestamp counts milliseconds: as seconds it would be the year 5138. */
  private static final BigDecimal SECONDS_END = BigDecimal.valueOf(100_000_000_000L);

  /** Seconds that no instant has, and far from what a long holds. */
  private static final BigDecimal COUNT_END = BigDecimal.valueOf(1_000_000_000_000L);

  private static final int MILLIS_DIGITS = 3;
  private static final int NANOS_DIGITS = 9;

  private static final Pattern COUNT =
      Pattern.compile("\\d{1,18}(\\.\\d{1,18})?([eE][+-]?\\d{1,2})?");
  private static final int MAX_WRITTEN = 40;
  private static final Instant BEGIN = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("(.+T.+[+-]\\d{2})(\\d{2})");

  private static final int DATE_LENGTH = 10;

  private static final String USUAL = "0000-00-00T00:00:00Z";

  private static final long DAY = 86_400;

  private Instants() {}

  /**
   * The instant of an ISO 8601 text with {@code Z} or an offset, such as 2022-01-29T10:05:45Z. A
   * space may stand for the T, and the offset may lack its colon, as Python writes them. Without an
   * offset it is none: which zone is meant would be a guess.
   */
  public static Read<Instant> iso(String written) {
    if (written.length() > MAX_WRITTEN) {
      return Read.not(UnreadReason.NOT_AN_INSTANT);
    }
    Instant usual = usual(written);
    if (usual != null) {
      return storable(usual);
    }
    try {
      return storable(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(usualMarks(written), Instant::from));
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

  /** With T and colon where Python may leave them out. */
  private static String usualMarks(String written) {
    boolean spaced = written.length() > DATE_LENGTH && written.charAt(DATE_LENGTH) == ' ';
    String withT =
        spaced
            ? written.substring(0, DATE_LENGTH) + 'T' + written.substring(DATE_LENGTH + 1)
            : written;
    Matcher basic = OFFSET_WITHOUT_COLON.matcher(withT);
    return basic.matches() ? basic.group(1) + ':' + basic.group(2) : withT;
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

  /**
   * The instant of an envelope's timestamp: a count since 1970, in seconds or, when above 10^11,
   * milliseconds, with or without a fraction; or an ISO 8601 text as above. The reverse is not
   * done: digits where an ISO text is expected may as well be a date without its separators.
   */
  public static Read<Instant> timestamp(String written) {
    return COUNT.matcher(written).matches() ? counted(new BigDecimal(written)) : iso(written);
  }

  private static Read<Instant> counted(BigDecimal count) {
    BigDecimal seconds =
        count.compareTo(SECONDS_END) > 0 ? count.movePointLeft(MILLIS_DIGITS) : count;
    if (seconds.compareTo(COUNT_END) > 0) {
      return Read.not(UnreadReason.NOT_AN_INSTANT);
    }
    BigDecimal whole = seconds.setScale(0, RoundingMode.DOWN);
    long nanos = seconds.subtract(whole).movePointRight(NANOS_DIGITS).longValue();
    return storable(Instant.ofEpochSecond(whole.longValueExact(), nanos));
  }

  private static Read<Instant> storable(Instant instant) {
    boolean withinFourDigitYears = !instant.isBefore(BEGIN) && instant.isBefore(END);
    return withinFourDigitYears ? Read.as(instant) : Read.not(UnreadReason.NOT_AN_INSTANT);
  }
}
