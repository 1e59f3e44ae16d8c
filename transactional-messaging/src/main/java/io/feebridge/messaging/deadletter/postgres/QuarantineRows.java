package io.feebridge.messaging.deadletter.postgres;

import io.feebridge.messaging.deadletter.QuarantinedRecord;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.IncomingRecord.Header;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.ReasonCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Reads rows of {@code quarantined_records}. */
final class QuarantineRows {

  private QuarantineRows() {}

  static QuarantinedRecord read(ResultSet row, int number) throws SQLException {
    return new QuarantinedRecord(
        row.getLong("id"),
        row.getString("consumer_group"),
        row.getObject("topic_id", UUID.class),
        new IncomingRecord(
            new Partition(row.getString("topic"), row.getInt("partition")),
            row.getLong("record_offset"),
            instant(row, "recorded_at"),
            row.getBytes("key"),
            row.getBytes("value"),
            headers(row)),
        new ReasonCode(row.getString("reason_code")),
        row.getString("subject"),
        instant(row, "quarantined_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static List<Header> headers(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("header_names").getArray();
    byte[][] values = (byte[][]) row.getArray("header_values").getArray();
    return IntStream.range(0, names.length).mapToObj(i -> new Header(names[i], values[i])).toList();
  }
}
