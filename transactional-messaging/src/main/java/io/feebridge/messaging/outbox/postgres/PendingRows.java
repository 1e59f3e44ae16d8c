package io.feebridge.messaging.outbox.postgres;

import io.feebridge.messaging.outbox.OutgoingMessage;
import io.feebridge.messaging.outbox.relay.Lag;
import io.feebridge.messaging.outbox.relay.PendingMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Reads what waits in the outbox. */
final class PendingRows {

  private PendingRows() {}

  static PendingMessage read(ResultSet row, int number) throws SQLException {
    return new PendingMessage(
        row.getLong("id"),
        new OutgoingMessage(
            row.getString("topic"),
            row.getString("key"),
            row.getBytes("value"),
            HeadersJson.read(row.getString("headers"))));
  }

  static Lag readLag(ResultSet row, int number) throws SQLException {
    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
    return new Lag(row.getLong("messages"), oldest == null ? null : oldest.toInstant());
  }
}
