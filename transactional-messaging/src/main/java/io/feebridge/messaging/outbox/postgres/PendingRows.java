package io.feebridge.messaging.outbox.postgres;

import io.feebridge.messaging.outbox.OutgoingMessage;
import io.feebridge.messaging.outbox.relay.Lag;
import io.feebridge.messaging.outbox.relay.PendingMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Reads what waits in the outbox. */
final class PendingRows {

  private PendingRows() {}

  static PendingMessage read(ResultSet row, int number) throws SQLException {
    return new PendingMessage(
        row.getLong("id"),
        new OutgoingMessage(
            row.getString("topic"), row.getString("key"), row.getBytes("value"), headers(row)));
  }

  private static Map<String, String> headers(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("names").getArray();
    String[] texts = (String[]) row.getArray("texts").getArray();
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      headers.put(names[i], texts[i]);
    }
    return headers;
  }

  static Lag readLag(ResultSet row, int number) throws SQLException {
    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
    return new Lag(row.getLong("messages"), oldest == null ? null : oldest.toInstant());
  }
}
