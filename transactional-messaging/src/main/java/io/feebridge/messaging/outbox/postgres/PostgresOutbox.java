package io.feebridge.messaging.outbox.postgres;

import io.feebridge.messaging.outbox.Outbox;
import io.feebridge.messaging.outbox.OutgoingMessage;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes {@code outbox_messages}: one statement, however many messages. */
public final class PostgresOutbox implements Outbox {

  private static final String ADD =
      """
      INSERT INTO outbox_messages (topic, key, value, headers, created_at)
      SELECT topic, key, value, headers::json, ?
      FROM unnest(?::text[], ?::text[], ?::bytea[], ?::text[])
        WITH ORDINALITY AS m(topic, key, value, headers, number)
      ORDER BY number""";

  private final DataSource dataSource;
  private final JdbcTemplate jdbc;
  private final Clock clock;

  /**
   * An outbox in the data source's schema.
   *
   * @param dataSource the one that the inbox's transactions run on
   */
  public PostgresOutbox(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.jdbc = new JdbcTemplate(dataSource);
    this.clock = clock;
  }

  @Override
  public void add(List<OutgoingMessage> messages) {
    if (!TransactionSynchronizationManager.hasResource(dataSource)) {
      throw new IllegalStateException("an outbox message needs the transaction of its change");
    }
    if (!messages.isEmpty()) {
      jdbc.update(connection -> statement(connection, messages));
    }
  }

  /** Arrays of strings and of bytes: those the driver sends in binary form. */
  private PreparedStatement statement(Connection connection, List<OutgoingMessage> messages)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(ADD);
    statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
    statement.setArray(2, texts(connection, messages, OutgoingMessage::topic));
    statement.setArray(3, texts(connection, messages, OutgoingMessage::key));
    byte[][] bytes = messages.stream().map(OutgoingMessage::value).toArray(byte[][]::new);
    statement.setArray(4, connection.createArrayOf("bytea", bytes));
    statement.setArray(
        5, texts(connection, messages, message -> HeadersJson.write(message.headers())));
    return statement;
  }

  private static Array texts(
      Connection connection, List<OutgoingMessage> messages, Function<OutgoingMessage, String> text)
      throws SQLException {
    return connection.createArrayOf("text", messages.stream().map(text).toArray(String[]::new));
  }
}
