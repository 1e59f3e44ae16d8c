package io.feebridge.ingress.spool.sqlite;

import io.feebridge.ingress.spool.SetAside;
import io.feebridge.ingress.spool.Spool.UnreadableException;
import io.feebridge.ingress.spool.SpooledDelivery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the file on a connection of its own, which waits for no writer. One reader at a time. */
final class SpoolReader implements AutoCloseable {

  private static final String OLDEST =
      "SELECT spooled_at FROM deliveries WHERE set_aside IS NULL ORDER BY id LIMIT 1";

  private final Connection connection;

  SpoolReader(Connection connection) {
    this.connection = connection;
  }

  private interface Query<T> {
    T of(Connection connection) throws SQLException;
  }

  List<SpooledDelivery> waiting(long after, int atMost, long bytes) {
    return answered(c -> Rows.waiting(c, after, atMost, bytes));
  }

  List<SetAside> setAside(long after, int atMost) {
    return answered(c -> Rows.setAside(c, after, atMost));
  }

  /** Since when the oldest delivery has been waiting; null when none does. */
  @Nullable Instant oldest() {
    long micros = answered(c -> SpoolFile.number(c, OLDEST));
    return micros == 0 ? null : Rows.instant(micros);
  }

  private synchronized <T> T answered(Query<T> query) {
    try {
      return query.of(connection);
    } catch (SQLException e) {
      throw new UnreadableException(e);
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
