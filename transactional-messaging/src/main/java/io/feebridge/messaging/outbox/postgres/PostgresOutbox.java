package io.feebridge.messaging.outbox.postgres;

import io.feebridge.messaging.outbox.Outbox;
import io.feebridge.messaging.outbox.OutgoingMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes {@code outbox_messages}: one statement, however many messages. */
public final class PostgresOutbox implements Outbox {

  /**
   * Headers travel as three flat arrays, because PostgreSQL's arrays of arrays must be rectangular.
   */
  private static final String ADD =
      """
      WITH header AS (
        SELECT message, jsonb_object_agg(name, value) AS headers
        FROM unnest(?::bigint[], ?::text[], ?::text[]) AS h(message, name, value)
        GROUP BY message
      )
      INSERT INTO outbox_messages (topic, key, value, headers, created_at)
      SELECT m.topic, m.key, m.value, coalesce(header.headers, '{}'), ?
      FROM unnest(?::text[], ?::text[], ?::bytea[]) WITH ORDINALITY AS m(topic, key, value, number)
      LEFT JOIN header ON header.message = m.number
      ORDER BY m.number""";

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

  private PreparedStatement statement(Connection connection, List<OutgoingMessage> messages)
      throws SQLException {
    List<Long> owners = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      long number = i + 1L;
      messages
          .get(i)
          .headers()
          .forEach(
              (name, value) -> {
                owners.add(number);
                names.add(name);
                values.add(value);
              });
    }
    PreparedStatement statement = connection.prepareStatement(ADD);
    statement.setArray(1, connection.createArrayOf("bigint", owners.toArray()));
    statement.setArray(2, connection.createArrayOf("text", names.toArray()));
    statement.setArray(3, connection.createArrayOf("text", values.toArray()));
    statement.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
    statement.setArray(5, texts(connection, messages, OutgoingMessage::topic));
    statement.setArray(6, texts(connection, messages, OutgoingMessage::key));
    byte[][] bytes = messages.stream().map(OutgoingMessage::value).toArray(byte[][]::new);
    statement.setArray(7, connection.createArrayOf("bytea", bytes));
    return statement;
  }

  private static java.sql.Array texts(
      Connection connection,
      List<OutgoingMessage> messages,
      java.util.function.Function<OutgoingMessage, String> text)
      throws SQLException {
    return connection.createArrayOf("text", messages.stream().map(text).toArray());
  }
}
