package io.feebridge.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestLedger;
import io.feebridge.ledger.testing.Told;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database itself refuses, whatever the code tries. */
class JournalLawsIT {

  private static TestDatabase database;

  @BeforeAll
  static void bookOnePayment() {
    database = TestDatabase.migrated();
    String topic = TestKafka.newTopic(1);
    TestKafka.send(
        topic,
        List.of(Told.that("flex.instalment.debited", "flex_1").line("TUITION", "10").report()));
    try (TestLedger ledger = TestLedger.start(database, topic, s -> s)) {
      ledger.awaitRecords(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE journal_entries SET reason = reason",
        "DELETE FROM journal_entries",
        "TRUNCATE journal_entries",
        "UPDATE postings SET paise = paise",
        "DELETE FROM postings",
        "TRUNCATE postings",
        "UPDATE facts SET event = event",
        "DELETE FROM facts",
        "TRUNCATE facts",
        "DELETE FROM payments",
        "TRUNCATE payments",
        "DELETE FROM balances",
        "UPDATE closed_periods SET closed_through = closed_through",
        "ALTER TABLE postings DISABLE TRIGGER entries_balance",
        "DROP TABLE postings"
      })
  void theServiceMayNotChangeWhatWasWritten(String statement) {
    JdbcTemplate service = new JdbcTemplate(database.as(TestDatabase.APP));

    assertThatThrownBy(() -> service.execute(statement))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .extracting(cause -> ((java.sql.SQLException) cause).getSQLState())
        .isEqualTo("42501"); // insufficient_privilege
    assertThat(database.count("postings")).isEqualTo(2);
  }

  @Test
  void anEntryThatDoesNotBalanceIsRefused() {
    assertRefused(
        newEntry()
            + "VALUES (currval('journal_entries_entry_id_seq'), 100, %s, 1, 'T'),"
            + " (currval('journal_entries_entry_id_seq'), -99, %s, 2, 'T')");
  }

  @Test
  void anEntryOfOnePostingIsRefused() {
    assertRefused(newEntry() + "VALUES (currval('journal_entries_entry_id_seq'), 100, %s, 1, 'T')");
  }

  @Test
  void nothingIsAddedToAnEntryAfterwards() {
    assertRefused(
        "INSERT INTO postings SELECT entry_id, paise, account_id, (line + 2)::smallint, component"
            + " FROM postings");
  }

  @Test
  void aPostingOfNoEntryIsRefused() {
    assertRefused(
        "INSERT INTO postings SELECT 4711, paise, account_id, line, component FROM postings");
  }

  @Test
  void anEntryOfNoPaymentIsRefused() {
    assertThatThrownBy(
            () ->
                database
                    .owner()
                    .execute(
                        "INSERT INTO journal_entries (payment_id, occurred_at, booked_at,"
                            + " accounting_date, version, reason)"
                            + " VALUES (gen_random_uuid(), now(), now(), now(), 1, 'x')"))
        .hasMessageContaining("belongs to a payment");
  }

  /**
   * The planner is wrong about the rows of a statement, and would read the whole journal for few.
   */
  @Test
  void theLawsReadNoMoreThanWasAdded() {
    TestDatabase large = TestDatabase.migrated();
    large
        .owner()
        .execute(
            """
            INSERT INTO payments (payment_id, collector, family, id, booked_at)
                 SELECT gen_random_uuid(), 'c', 'flex', n::text, now() FROM generate_series(1, 5000) n;
            INSERT INTO journal_entries
                        (payment_id, occurred_at, booked_at, accounting_date, version, reason)
                 SELECT payment_id, now(), now(), now(), 1, 'x' FROM payments;
            ANALYZE;
            """);
    JdbcTemplate jdbc = large.owner();
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(jdbc.getDataSource()));

    Long read =
        transaction.execute(
            _ -> {
              jdbc.execute(
                  "CREATE TEMPORARY TABLE picked ON COMMIT DROP AS SELECT payment_id FROM payments LIMIT 200");
              long before = rowsReadInThisTransaction(jdbc);
              jdbc.execute(
                  """
                  WITH entry AS (
                    INSERT INTO journal_entries
                           (payment_id, occurred_at, booked_at, accounting_date, version, reason)
                    SELECT payment_id, now(), now(), now(), 2, 'x' FROM picked RETURNING entry_id)
                  INSERT INTO postings (entry_id, paise, account_id, line, component)
                  SELECT entry_id, paise, gen_random_uuid(), line, 'T'
                    FROM entry CROSS JOIN (VALUES (100, 1), (-100, 2)) AS l (paise, line)
                  """);
              return rowsReadInThisTransaction(jdbc) - before;
            });

    assertThat(read).isBetween(200L, 800L); // each payment and each entry once, or once more
  }

  private static long rowsReadInThisTransaction(JdbcTemplate jdbc) {
    Long rows =
        jdbc.queryForObject(
            "SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables"
                + " WHERE schemaname = current_schema() AND relname IN ('payments', 'journal_entries')",
            Long.class);
    return rows == null ? 0 : rows;
  }

  private static String newEntry() {
    return "INSERT INTO journal_entries (payment_id, occurred_at, booked_at, accounting_date,"
        + " version, reason) SELECT payment_id, now(), now(), now(),"
        + " (SELECT max(version) + 1 FROM journal_entries), 'x' FROM payments LIMIT 1;"
        + " INSERT INTO postings (entry_id, paise, account_id, line, component) ";
  }

  private static void assertRefused(String statements) {
    String account = "(SELECT account_id FROM balances LIMIT 1)";
    assertThatThrownBy(() -> database.owner().execute(statements.replace("%s", account)))
        .hasMessageContaining("sum to zero");
    assertThat(database.count("postings")).isEqualTo(2);
  }
}
