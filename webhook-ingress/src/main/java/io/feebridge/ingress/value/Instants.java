package io.feebridge.ingress.value;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Points in time, in the two ways Jodo writes them. */
public final class Instants {

  /** Above this a timestamp counts milliseconds: as seconds it would be the year 5138. */
  private static final long SECONDS_END = 100_000_000_000L;

  private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
  private static final int MAX_WRITTEN = 40;
  private static final Instant BEGIN = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Instants() {}

  /** The instant of an ISO 8601 text with {@code Z} or an offset, such as 2022-01-29T10:05:45Z. */
  public static Read<Instant> iso(String written) {
    if (written.length() > MAX_WRITTEN) {
      return Read.not(UnreadReason.NOT_AN_INSTANT);
    }
    try {
      return storable(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(written, Instant::from));
    } catch (DateTimeParseException e) {
      return Read.not(UnreadReason.NOT_AN_INSTANT);
    }
  }

  /** The instant of a count since 1970: whole seconds, or milliseconds when above 10^11. */
  public static Read<Instant> epoch(String written) {
    if (!COUNT.matcher(written).matches()) {
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
