package io.feebridge.ledger.booking.postgres;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * Rows as PostgreSQL arrays, one a column, in the order of the statement's parameters: the text of
 * the statement stays the same for every batch size, so the server prepares it once.
 *
 * <p>The arrays travel in the server's binary form. The driver writes those of most types as text,
 * which both sides then have to take apart.
 */
final class Columns<R> {

  static final Type<UUID> UUIDS =
      new Type<>(
          Oid.UUID_ARRAY,
          Oid.UUID,
          (id, out) -> {
            out.writeInt(2 * Long.BYTES);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
          });

  static final Type<Long> BIGINTS = new Type<>(Oid.INT8_ARRAY, Oid.INT8, Columns::writeLong);

  static final Type<Integer> INTEGERS = new Type<>(Oid.INT4_ARRAY, Oid.INT4, Columns::writeInt);

  static final Type<Integer> SMALLINTS =
      new Type<>(
          Oid.INT2_ARRAY,
          Oid.INT2,
          (number, out) -> {
            out.writeInt(Short.BYTES);
            out.writeShort(Math.toIntExact(number));
          });

  static final Type<String> TEXTS = new Type<>(Oid.TEXT_ARRAY, Oid.TEXT, Columns::writeText);

  static final Type<String> JSONS = new Type<>(Oid.JSON_ARRAY, Oid.JSON, Columns::writeText);

  static final Type<byte[]> BYTEAS = new Type<>(Oid.BYTEA_ARRAY, Oid.BYTEA, Columns::writeBytes);

  /** Whole microseconds; what is finer is cut off. */
  static final Type<Instant> TIMES =
      new Type<>(
          Oid.TIMESTAMPTZ_ARRAY,
          Oid.TIMESTAMPTZ,
          (time, out) -> writeLong(ChronoUnit.MICROS.between(Type.EPOCH, time), out));

  static final Type<LocalDate> DATES =
      new Type<>(
          Oid.DATE_ARRAY,
          Oid.DATE,
          (day, out) ->
              writeInt(Math.toIntExact(ChronoUnit.DAYS.between(Type.FIRST_DAY, day)), out));

  /** An element type and how the server's binary form has a value of it, its length first. */
  record Type<V>(int array, int element, Form<V> form) {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final int DIMENSIONS = 1;
    private static final int FIRST_INDEX = 1;
    private static final int NULL = -1;

    @FunctionalInterface
    interface Form<V> {
      void write(V value, DataOutputStream out) throws IOException;
    }

    <R> Column column(List<R> rows, Function<R, @Nullable V> value) {
      ByteArrayOutputStream values = new ByteArrayOutputStream(rows.size() * 2 * Long.BYTES);
      boolean nulls = false;
      try (DataOutputStream out = new DataOutputStream(values)) {
        for (R row : rows) {
          V one = value.apply(row);
          if (one == null) {
            out.writeInt(NULL);
            nulls = true;
          } else {
            form.write(one, out);
          }
        }
        return new Column(array, whole(rows.size(), nulls, values));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private byte[] whole(int length, boolean nulls, ByteArrayOutputStream values)
        throws IOException {
      ByteArrayOutputStream whole = new ByteArrayOutputStream(values.size() + 5 * Integer.BYTES);
      try (DataOutputStream out = new DataOutputStream(whole)) {
        out.writeInt(DIMENSIONS);
        out.writeInt(nulls ? 1 : 0);
        out.writeInt(element);
        out.writeInt(length);
        out.writeInt(FIRST_INDEX);
        values.writeTo(out);
      }
      return whole.toByteArray();
    }
  }

  /** One parameter. */
  @SuppressWarnings("ArrayRecordComponent") // goes from here to the driver and nowhere else
  record Column(int array, byte[] bytes) {}

  private final List<R> rows;
  private final List<Column> columns = new ArrayList<>();

  private Columns(List<R> rows) {
    this.rows = rows;
  }

  static <R> Columns<R> of(List<R> rows) {
    return new Columns<>(rows);
  }

  /** The next parameter: an array with one value a row. */
  <V> Columns<R> and(Type<V> type, Function<R, @Nullable V> value) {
    columns.add(type.column(rows, value));
    return this;
  }

  /** The parameters of {@code more} follow, arrays of a length of their own. */
  Columns<R> then(Columns<?> more) {
    columns.addAll(more.columns);
    return this;
  }

  int update(JdbcOperations jdbc, String sql) {
    if (rows.isEmpty()) {
      return 0;
    }
    PreparedStatementCallback<Integer> run =
        statement -> {
          bind(statement);
          return statement.executeUpdate();
        };
    Integer count = jdbc.execute(sql, run);
    return count == null ? 0 : count;
  }

  <T> List<T> query(JdbcOperations jdbc, String sql, RowMapper<T> mapper) {
    if (rows.isEmpty()) {
      return List.of();
    }
    RowMapperResultSetExtractor<T> extractor = new RowMapperResultSetExtractor<>(mapper);
    PreparedStatementCallback<List<T>> run =
        statement -> {
          bind(statement);
          try (var results = statement.executeQuery()) {
            return extractor.extractData(results);
          }
        };
    List<T> found = jdbc.execute(sql, run);
    return found == null ? List.of() : found;
  }

  private void bind(PreparedStatement statement) throws SQLException {
    BaseConnection connection = statement.getConnection().unwrap(BaseConnection.class);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      statement.setArray(i + 1, new PgArray(connection, column.array, column.bytes));
    }
  }

  private static void writeLong(long value, DataOutputStream out) throws IOException {
    out.writeInt(Long.BYTES);
    out.writeLong(value);
  }

  private static void writeInt(int value, DataOutputStream out) throws IOException {
    out.writeInt(Integer.BYTES);
    out.writeInt(value);
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
