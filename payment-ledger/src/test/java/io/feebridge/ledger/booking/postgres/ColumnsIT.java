package io.feebridge.ledger.booking.postgres;

import static io.feebridge.ledger.booking.postgres.Columns.BIGINTS;
import static io.feebridge.ledger.booking.postgres.Columns.BYTEAS;
import static io.feebridge.ledger.booking.postgres.Columns.DATES;
import static io.feebridge.ledger.booking.postgres.Columns.INTEGERS;
import static io.feebridge.ledger.booking.postgres.Columns.JSONS;
import static io.feebridge.ledger.booking.postgres.Columns.SMALLINTS;
import static io.feebridge.ledger.booking.postgres.Columns.TEXTS;
import static io.feebridge.ledger.booking.postgres.Columns.TIMES;
import static io.feebridge.ledger.booking.postgres.Columns.UUIDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.ledger.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the service writes in binary form, as the server has it. */
class ColumnsIT {

  private static JdbcTemplate jdbc;

  @BeforeAll
  static void connect() {
    jdbc = new JdbcTemplate(TestDatabase.empty().as(TestDatabase.OWNER));
  }

  @Test
  void everyKindOfValueArrivesAsTheServerWritesItItself() {
    assertThat(
            sent(
                UUIDS,
                new UUID(0, 0),
                UUID.fromString("ffffffff-ffff-8fff-bfff-ffffffffffff"),
                null,
                UUID.fromString("01234567-89ab-8cde-bf01-23456789abcd")))
        .containsExactly(
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-8fff-bfff-ffffffffffff",
            null,
            "01234567-89ab-8cde-bf01-23456789abcd");
    assertThat(sent(BIGINTS, Long.MIN_VALUE, null, -1L, 0L, Long.MAX_VALUE))
        .containsExactly("-9223372036854775808", null, "-1", "0", "9223372036854775807");
    assertThat(sent(INTEGERS, Integer.MIN_VALUE, null, Integer.MAX_VALUE))
        .containsExactly("-2147483648", null, "2147483647");
    assertThat(sent(SMALLINTS, -32_768, 32_767)).containsExactly("-32768", "32767");
    assertThat(sent(TEXTS, "", null, "NULL", "{\"a\",\\}", "₹ मुद्रा 😀"))
        .containsExactly("", null, "NULL", "{\"a\",\\}", "₹ मुद्रा 😀");
    assertThat(sent(JSONS, "[]", null, "{\"a\": \"₹\"}"))
        .containsExactly("[]", null, "{\"a\": \"₹\"}");
    assertThat(sent(BYTEAS, new byte[0], null, new byte[] {0, (byte) 0xff}))
        .containsExactly("\\x", null, "\\x00ff");
  }

  @Test
  void timesAndDaysArriveFarFromTheServersEpochToo() {
    List<@Nullable Instant> times =
        Arrays.asList(
            Instant.EPOCH,
            Instant.parse("1999-12-31T23:59:59.999999Z"),
            null,
            Instant.parse("2000-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));
    List<@Nullable Instant> arrived =
        Columns.of(wrapped(times))
            .and(TIMES, List::getFirst)
            .query(
                jdbc,
                "SELECT * FROM unnest(?)",
                (row, _) -> {
                  OffsetDateTime time = row.getObject(1, OffsetDateTime.class);
                  return Collections.singletonList(time == null ? null : time.toInstant());
                })
            .stream()
            .map(List::getFirst)
            .toList();
    assertThat(arrived).containsExactlyElementsOf(times);
    assertThat(
            sent(
                DATES,
                LocalDate.of(1969, 12, 31),
                null,
                LocalDate.of(2000, 1, 1),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(9999, 12, 31)))
        .containsExactly("1969-12-31", null, "2000-01-01", "2024-02-29", "9999-12-31");
  }

  @Test
  void columnsKeepTheirRows() {
    List<String> rows =
        Columns.of(List.of(3, 1, 2))
            .and(INTEGERS, n -> n)
            .and(TEXTS, n -> n == 1 ? null : "x".repeat(n))
            .and(BYTEAS, n -> Integer.toString(n).getBytes(StandardCharsets.US_ASCII))
            .query(
                jdbc,
                "SELECT concat_ws(' ', n, t, b) FROM unnest(?, ?, ?) AS row (n, t, b)",
                (row, _) -> row.getString(1));
    assertThat(rows).containsExactly("3 xxx \\x33", "1 \\x31", "2 xx \\x32");
  }

  @Test
  void textThatTheServerCannotHoldIsTheRecordsFault() {
    assertThatThrownBy(() -> sent(TEXTS, "a\0b"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> sent(JSONS, "{")).isInstanceOf(DataIntegrityViolationException.class);
  }

  @SafeVarargs
  private static <V> List<@Nullable String> sent(Columns.Type<V> type, @Nullable V... values) {
    List<@Nullable String> texts = new ArrayList<>();
    Columns.of(wrapped(Arrays.asList(values)))
        .and(type, List::getFirst)
        .query(
            jdbc,
            "SELECT value::text FROM unnest(?) AS row (value)",
            (row, _) -> Collections.singletonList(row.getString(1)))
        .forEach(row -> texts.add(row.getFirst()));
    return texts;
  }

  /** A list of rows holds no null; a row may. */
  private static <V> List<List<@Nullable V>> wrapped(List<@Nullable V> values) {
    List<List<@Nullable V>> rows = new ArrayList<>();
    values.forEach(value -> rows.add(Collections.singletonList(value)));
    return rows;
  }
}
