package io.feebridge.simulator.form.http;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Readings of single JSON values. The words of refusals are those of the live API's kind. */
final class Values {

  /** Reads one value, or says what was expected. */
  @FunctionalInterface
  interface Reading<T> {
    T read(JsonNode value) throws Unreadable;
  }

  /** A value that is not what was expected. */
  static final class Unreadable extends Exception {
    private final String expectation;

    Unreadable(String expectation) {
      super(expectation, null, false, false);
      this.expectation = expectation;
    }

    String expectation() {
      return expectation;
    }
  }

  private static final int LONGEST_TEXT = 500;
  static final Pattern EMAIL =
      Pattern.compile("[^@\\s\"(),:;<>\\[\\]]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Pattern PHONE = Pattern.compile("[0-9]{10}");
  private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Pattern ZONE = Pattern.compile(".*(Z|[+-][0-9]{2}:?[0-9]{2})");

  private Values() {}

  static String text(JsonNode value) throws Unreadable {
    if (!value.isString() && !value.isNumber()) {
      throw new Unreadable("str type expected");
    }
    String text = value.asString().strip();
    if (text.isEmpty()) {
      throw new Unreadable("ensure this value has at least 1 characters");
    }
    if (text.length() > LONGEST_TEXT) {
      throw new Unreadable("ensure this value has at most " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  static String email(JsonNode value) throws Unreadable {
    return matching(value, EMAIL, "value is not a valid email address");
  }

  static String phone(JsonNode value) throws Unreadable {
    return matching(value, PHONE, "value is not a valid phone number");
  }

  static int year(JsonNode value) throws Unreadable {
    return Integer.parseInt(matching(value, YEAR, "value is not a valid year"));
  }

  static boolean flag(JsonNode value) throws Unreadable {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    String text = value.isString() ? value.asString().toLowerCase(Locale.ROOT) : "";
    if (!text.equals("true") && !text.equals("false")) {
      throw new Unreadable("value could not be parsed to a boolean");
    }
    return text.equals("true");
  }

  static LocalDate date(JsonNode value) throws Unreadable {
    String text = matching(value, DAY, "invalid date format");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Unreadable("invalid date format");
    }
  }

  static Instant time(JsonNode value) throws Unreadable {
    String text = value.isString() ? value.asString().strip() : "";
    String zoned = text.contains("T") && !ZONE.matcher(text).matches() ? text + "Z" : text;
    try {
      return OffsetDateTime.parse(zoned).toInstant();
    } catch (DateTimeException e) {
      throw new Unreadable("invalid datetime format");
    }
  }

  static String url(JsonNode value) throws Unreadable {
    String text = text(value);
    if (!isWebAddress(text)) {
      throw new Unreadable("invalid or missing URL scheme");
    }
    return text;
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  static BigDecimal rupees(JsonNode value) throws Unreadable {
    if (value.isNumber()) {
      return value.decimalValue();
    }
    String text = value.isString() ? value.asString().strip() : "";
    if (!DECIMAL.matcher(text).matches()) {
      throw new Unreadable("value is not a valid float");
    }
    return new BigDecimal(text);
  }

  private static String matching(JsonNode value, Pattern pattern, String expectation)
      throws Unreadable {
    String text = value.isString() || value.isNumber() ? value.asString().strip() : "";
    if (text.length() > LONGEST_TEXT || !pattern.matcher(text).matches()) {
      throw new Unreadable(expectation);
    }
    return text;
  }
}
