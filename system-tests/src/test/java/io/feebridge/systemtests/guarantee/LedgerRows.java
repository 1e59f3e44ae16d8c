package io.feebridge.systemtests.guarantee;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ledger's database, read as its superuser in one snapshot. */
public final class LedgerRows implements AutoCloseable {

  /** An array for a query: PostgreSQL's name of the type, and the values, null among them. */
  record Column(String type, List<? extends @Nullable Object> values) {}

  private final Connection connection;

  private LedgerRows(Connection connection) {
    this.connection = connection;
  }

  /** A snapshot of the database of that name on a port of loopback. */
  public static LedgerRows snapshot(int port, String database) throws SQLException {
    Connection connection = superuser(port, database);
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return new LedgerRows(connection);
  }

  /** A connection that may do anything. */
  public static Connection superuser(int port, String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&currentSchema=payment_ledger&socketTimeout=60"
            .formatted(port, database));
  }

  /** How far the ledger has come with a topic, by partition. */
  public Map<Integer, Long> offsets(String topic) throws SQLException {
    Map<Integer, Long> offsets = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT partition, next_offset FROM consumer_offsets WHERE topic = ?")) {
      query.setString(1, topic);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          offsets.put(rows.getInt(1), rows.getLong(2));
        }
      }
    }
    return offsets;
  }

  /** One number. */
  public long number(String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The rows of a query as text, its columns joined by spaces, at most twenty of them. */
  public List<String> rows(String query, Column... arrays) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < arrays.length; i++) {
        statement.setArray(
            i + 1, connection.createArrayOf(arrays[i].type(), arrays[i].values().toArray()));
      }
      statement.setMaxRows(20);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
          texts.add(text(rows));
        }
        return texts;
      }
    }
  }

  /** The rows of a query of two columns, by the first one. */
  public Map<String, String> map(String query) throws SQLException {
    Map<String, String> map = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        map.put(rows.getString(1), String.valueOf(rows.getString(2)));
      }
    }
    return map;
  }

  private static String text(ResultSet rows) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
      columns.add(rows.getMetaData().getColumnName(column) + " " + rows.getString(column));
    }
    return String.join(", ", columns);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
