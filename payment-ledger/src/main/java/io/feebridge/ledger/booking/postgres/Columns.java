package io.feebridge.ledger.booking.postgres;

import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * Rows as PostgreSQL arrays, one a column, in the order of the statement's parameters: the text of
 * the statement stays the same for every batch size, so the server prepares it once.
 */
final class Columns<R> {

  private final List<R> rows;
  private final List<String> types = new ArrayList<>();
  private final List<@Nullable Object[]> columns = new ArrayList<>();

  private Columns(List<R> rows) {
    this.rows = rows;
  }

  static <R> Columns<R> of(List<R> rows) {
    return new Columns<>(rows);
  }

  /** The next parameter: an array of {@code type} with one value a row. */
  <V> Columns<R> and(String type, Class<V> javaType, Function<R, @Nullable V> value) {
    @Nullable Object[] values = (@Nullable Object[]) Array.newInstance(javaType, rows.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(rows.get(i));
    }
    types.add(type);
    columns.add(values);
    return this;
  }

  /** The parameters of {@code more} follow, arrays of a length of their own. */
  Columns<R> then(Columns<?> more) {
    types.addAll(more.types);
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
    for (int i = 0; i < columns.size(); i++) {
      statement.setArray(
          i + 1, statement.getConnection().createArrayOf(types.get(i), columns.get(i)));
    }
  }
}
