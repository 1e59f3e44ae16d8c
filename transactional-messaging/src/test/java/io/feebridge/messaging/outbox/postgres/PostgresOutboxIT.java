package io.feebridge.messaging.outbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.messaging.outbox.OutgoingMessage;
import io.feebridge.messaging.testing.ManualClock;
import io.feebridge.messaging.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresOutboxIT {

  private final TestDatabase database = TestDatabase.create();
  private final PostgresOutbox outbox =
      new PostgresOutbox(database.application(), new ManualClock());
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database.application()));

  @Test
  void keepsMessagesInTheirOrderWithTheirBytesAndHeaders() {
    byte[] bytes = {0, 1, (byte) 0xff};
    List<OutgoingMessage> messages =
        List.of(
            new OutgoingMessage("t", "k1", bytes, Map.of("ce_id", "7", "odd\"name", "a\\b\n€")),
            new OutgoingMessage("t", "k2", null, Map.of()),
            new OutgoingMessage("u", "k1", new byte[0], Map.of("ce_id", "9")));
    transaction.executeWithoutResult(_ -> outbox.add(messages));

    List<String> rows = new ArrayList<>();
    database
        .owner()
        .query(
            "SELECT topic, key, encode(value, 'hex') AS value, headers ->> 'ce_id' AS ce_id,"
                + " headers ->> 'odd\"name' AS odd, headers::text AS headers, created_at"
                + " FROM outbox_messages ORDER BY id",
            row -> {
              rows.add(
                  row.getString("topic")
                      + " "
                      + row.getString("key")
                      + " "
                      + row.getString("value")
                      + " "
                      + row.getString("ce_id")
                      + " "
                      + row.getString("odd"));
            });
    assertThat(rows)
        .containsExactly("t k1 0001ff 7 a\\b\n€", "t k2 null null null", "u k1  9 null");
    assertThat(
            database
                .owner()
                .queryForObject(
                    "SELECT headers::text FROM outbox_messages WHERE id = 2", String.class))
        .isEqualTo("{}");
  }

  @Test
  void recordsTheTransactionThatWroteARow() {
    Long writer =
        transaction.execute(
            _ -> {
              outbox.add(List.of(new OutgoingMessage("t", "k", null, Map.of())));
              return new JdbcTemplate(database.application())
                  .queryForObject("SELECT pg_current_xact_id()::text::bigint", Long.class);
            });
    assertThat(
            database
                .owner()
                .queryForObject("SELECT written_by::text::bigint FROM outbox_messages", Long.class))
        .isEqualTo(writer);
  }

  @Test
  void anUndoneChangePublishesNothing() {
    transaction.executeWithoutResult(
        status -> {
          outbox.add(List.of(new OutgoingMessage("t", "k", null, Map.of())));
          status.setRollbackOnly();
        });
    assertThat(count()).isZero();
  }

  @Test
  void refusesAMessageOutsideATransaction() {
    assertThatThrownBy(() -> outbox.add(List.of(new OutgoingMessage("t", "k", null, Map.of()))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(count()).isZero();
  }

  @Test
  void anEmptyListIsNoMessage() {
    transaction.executeWithoutResult(_ -> outbox.add(List.of()));
    assertThat(count()).isZero();
  }

  @Test
  void theApplicationsRoleDeletesAndRewritesNothing() {
    JdbcTemplate application = new JdbcTemplate(database.application());
    for (String forbidden :
        List.of(
            "DELETE FROM consumer_offsets",
            "DELETE FROM quarantined_records",
            "UPDATE quarantined_records SET reason_code = 'x'",
            "DELETE FROM outbox_messages",
            "UPDATE outbox_messages SET key = 'x'")) {
      assertThatThrownBy(() -> application.execute(forbidden))
          .as(forbidden)
          .isInstanceOf(BadSqlGrammarException.class)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  private Integer count() {
    return database
        .owner()
        .queryForObject("SELECT count(*)::integer FROM outbox_messages", Integer.class);
  }
}
