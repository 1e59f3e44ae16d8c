package io.feebridge.ingress.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRulesTest {

  @ParameterizedTest
  @CsvSource({
    "10000, 10000.00",
    "10000.0, 10000.00",
    "10000.00, 10000.00",
    "10000.0000, 10000.00",
    "1e4, 10000.00",
    "1E+4, 10000.00",
    "1000000e-2, 10000.00",
    "0.01, 0.01",
    "0, 0.00",
    "-0, 0.00",
    "0e999999999, 0.00",
    "-12.5, -12.50",
    "007, 7.00",
    "999999999999999.99, 999999999999999.99",
  })
  void amountsAreReadFromTheirDigits(String written, BigDecimal amount) {
    assertThat(Rupees.read(written)).isEqualTo(Read.as(amount));
  }

  @ParameterizedTest
  @CsvSource({
    "10000.005, TOO_PRECISE",
    "1e-3, TOO_PRECISE",
    "1e-999999999, TOO_PRECISE",
    "1000000000000000, TOO_LARGE",
    "1e15, TOO_LARGE",
    "1e999999999, TOO_LARGE",
    "-1e999999999, TOO_LARGE",
    "1e99999999999999999999, TOO_LARGE",
    "NaN, NOT_A_NUMBER",
    "Infinity, NOT_A_NUMBER",
    "'', NOT_A_NUMBER",
    "abc, NOT_A_NUMBER",
    "'10,000.00', NOT_A_NUMBER",
    "' 10', NOT_A_NUMBER",
    "₹10, NOT_A_NUMBER",
    "+5, NOT_A_NUMBER",
    ".5, NOT_A_NUMBER",
    "5., NOT_A_NUMBER",
    "0x10, NOT_A_NUMBER",
    "1e, NOT_A_NUMBER",
    "١٠, NOT_A_NUMBER",
  })
  void whatIsNoAmountSaysWhy(String written, UnreadReason reason) {
    assertThat(Rupees.read(written)).isEqualTo(Read.not(reason));
  }

  @Test
  void noAmountCostsMoreThanItsText() {
    String digits = "9".repeat(1_000_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> {
          assertThat(Rupees.read(digits)).isEqualTo(Read.not(UnreadReason.TOO_LARGE));
          assertThat(Rupees.read(digits + "x")).isEqualTo(Read.not(UnreadReason.NOT_A_NUMBER));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "1655448963, 2022-06-17T06:56:03Z",
    "100000000000, 5138-11-16T09:46:40Z",
    "100000000001, 1973-03-03T09:46:40.001Z",
    "1655448963123, 2022-06-17T06:56:03.123Z",
    "1655448963.0, 2022-06-17T06:56:03Z",
    "1655448963.25, 2022-06-17T06:56:03.250Z",
    "1655448963.0000000019, 2022-06-17T06:56:03.000000001Z",
    "1655448963123.5, 2022-06-17T06:56:03.123500Z",
    "1.655448963e9, 2022-06-17T06:56:03Z",
    "1.655448963123E+12, 2022-06-17T06:56:03.123Z",
    "2022-06-17T06:56:03Z, 2022-06-17T06:56:03Z",
    "2022-06-17T12:26:03+05:30, 2022-06-17T06:56:03Z",
  })
  void timestampsAreSecondsAndAboveTenToTheEleventhMilliseconds(String written, Instant instant) {
    assertThat(Instants.timestamp(written)).isEqualTo(Read.as(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1655448963.",
        "1e99",
        "1e18",
        "1655448963123456",
        "2022-06-17",
        "2022-06-17T06:56:03",
        "abc",
        "999999999999999999",
        "99999999999999999999",
      })
  void whatIsNoTimestampSaysSo(String written) {
    assertThat(Instants.timestamp(written)).isEqualTo(Read.not(UnreadReason.NOT_AN_INSTANT));
  }

  @ParameterizedTest
  @CsvSource({
    "2022-01-29T10:05:45Z, 2022-01-29T10:05:45Z",
    "2022-01-29T10:05:45.123456Z, 2022-01-29T10:05:45.123456Z",
    "2022-01-29T15:35:45+05:30, 2022-01-29T10:05:45Z",
    "2022-01-29T10:05Z, 2022-01-29T10:05:00Z",
    "2022-01-29 10:05:45Z, 2022-01-29T10:05:45Z",
    "2022-01-29 10:05:45.123456+00:00, 2022-01-29T10:05:45.123456Z",
    "2022-01-29T15:35:45+0530, 2022-01-29T10:05:45Z",
    "2022-01-29t10:05:45z, 2022-01-29T10:05:45Z",
  })
  void instantsAreIsoWithZOrOffset(String written, Instant instant) {
    assertThat(Instants.iso(written)).isEqualTo(Read.as(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-01-29",
        "2022-01-29T10:05:45",
        "2022-02-29T10:05:45Z",
        "2022-01-29 10:05:45",
        "2022-01-29  10:05:45Z",
        "2022-01-2910:05:45Z",
        "2022-01-29T10:05:45ZZ",
        "2022-01-29T10:05:45Z+0530",
        "29/01/2022",
        "1655448963",
        "20220129100545",
        "2022-01-29T24:00:00Z",
        "2022-01-29T10:05:60Z",
        "+999999999-12-31T23:59:59Z",
        "-0001-12-31T23:59:59Z",
        "",
      })
  void whatIsNoInstantSaysSo(String written) {
    assertThat(Instants.iso(written)).isEqualTo(Read.not(UnreadReason.NOT_AN_INSTANT));
  }

  /** Around the form that is read without the formatter, both must say the same. */
  @Test
  void theUsualFormIsReadAsTheFormatterWould() {
    Random random = new Random(20);
    int read = 0;
    for (int n = 0; n < 100_000; n++) {
      String written = nearlyUsual(random);
      Read<Instant> expected = formatted(written);
      assertThat(Instants.iso(written)).as(written).isEqualTo(expected);
      read += expected.equals(Read.not(UnreadReason.NOT_AN_INSTANT)) ? 0 : 1;
    }
    assertThat(read).as("both kinds were tried").isBetween(30_000, 90_000);
  }

  private static Read<Instant> formatted(String written) {
    try {
      String spaceless = written.charAt(10) == ' ' ? written.replaceFirst(" ", "T") : written;
      Instant instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(spaceless, Instant::from);
      return instant.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
          ? Read.not(UnreadReason.NOT_AN_INSTANT)
          : Read.as(instant);
    } catch (DateTimeParseException e) {
      return Read.not(UnreadReason.NOT_AN_INSTANT);
    }
  }

  private static String nearlyUsual(Random random) {
    String usual =
        "%04d-%02d-%02dT%02d:%02d:%02dZ"
            .formatted(
                1 + random.nextInt(9999),
                random.nextInt(14),
                random.nextInt(33),
                random.nextInt(26),
                random.nextInt(62),
                random.nextInt(62));
    if (random.nextInt(3) > 0) {
      return usual;
    }
    String others = "09-:TtzZ.+ \u0663";
    int at = random.nextInt(usual.length());
    return usual.substring(0, at)
        + others.charAt(random.nextInt(others.length()))
        + usual.substring(at + 1);
  }

  @Test
  void yearsHaveFourDigits() {
    assertThat(Years.read("2022")).isEqualTo(Read.as(2022));
    assertThat(Years.read("22")).isEqualTo(Read.not(UnreadReason.NOT_A_NUMBER));
    assertThat(Years.read("2022.0")).isEqualTo(Read.as(2022));
    assertThat(Years.read("2022.5")).isEqualTo(Read.not(UnreadReason.NOT_A_NUMBER));
    assertThat(Years.read("2022-23")).isEqualTo(Read.not(UnreadReason.NOT_A_NUMBER));
    assertThat(Years.read("-2022")).isEqualTo(Read.not(UnreadReason.NOT_A_NUMBER));
  }

  @Test
  void textsAreKeptAsWrittenUnlessNobodyCouldKeepThem() {
    assertThat(Texts.read(" student_1234 ")).isEqualTo(Read.as(" student_1234 "));
    assertThat(Texts.read("x".repeat(512))).isEqualTo(Read.as("x".repeat(512)));
    assertThat(Texts.read("x".repeat(513))).isEqualTo(Read.not(UnreadReason.TOO_LARGE));
    assertThat(Texts.read("a\0b")).isEqualTo(Read.not(UnreadReason.OTHER));
    assertThat(Texts.read("अनन्या 😀")).isEqualTo(Read.as("अनन्या 😀"));
  }

  /** UTF-8 has no half of a pair: an encoder writes a question mark, for each the same. */
  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\uDE00", "a\uD83D", "\uD83Db", "\uDE00\uD83D", "😀\uDE00"})
  void halfACharacterIsNoText(String written) {
    assertThat(Texts.read(written)).isEqualTo(Read.not(UnreadReason.OTHER));
    assertThat(Texts.note(written)).isEqualTo(Read.not(UnreadReason.OTHER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2022-09-15", "2024-02-29", "0001-01-01", "9999-12-31"})
  void daysAreCalendarDays(String written) {
    assertThat(Dates.read(written)).isEqualTo(Read.as(LocalDate.parse(written)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-02-29",
        "2022-13-01",
        "0000-01-01",
        "15-09-2022",
        "2022-9-15",
        "2022-09-15T00:00:00Z",
        "+12022-09-15",
        "today"
      })
  void whatTheCalendarDoesNotHaveIsNoDay(String written) {
    assertThat(Dates.read(written)).isEqualTo(Read.not(UnreadReason.NOT_A_DATE));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "TRUE, true", "False, false", "1, true", "0, false"})
  void yesAndNoAreTheirWords(String written, boolean value) {
    assertThat(Flags.read(written)).isEqualTo(Read.as(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "2", "1.0", "-1", "truee"})
  void everyOtherWordIsNeither(String written) {
    assertThat(Flags.read(written)).isEqualTo(Read.not(UnreadReason.WRONG_TYPE));
  }

  @Test
  void aNoteMayBeLongerThanAnId() {
    assertThat(Texts.read("x".repeat(513)).value()).isNull();
    assertThat(Texts.note("x".repeat(4_096)).value()).hasSize(4_096);
    assertThat(Texts.note("x".repeat(4_097)).reason()).isEqualTo(UnreadReason.TOO_LARGE);
    assertThat(Texts.note("a\0b").reason()).isEqualTo(UnreadReason.OTHER);
  }
}
