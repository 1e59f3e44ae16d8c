package io.feebridge.systemtests.fault;

import io.feebridge.systemtests.StackUnderTest;
import io.feebridge.systemtests.guarantee.LedgerRows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Lets the ledger begin anew: its database is put aside under another name, PostgreSQL is restarted
 * in good order, the supervisor makes an empty one, and the ledger reads every topic from its
 * beginning, since its database is what remembers how far it has come.
 */
final class UndisturbedRun {

  private static final List<String> PUT_ASIDE =
      List.of(
          "ALTER DATABASE feebridge WITH ALLOW_CONNECTIONS false",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'feebridge'",
          "ALTER DATABASE feebridge RENAME TO disturbed",
          "ALTER DATABASE disturbed WITH ALLOW_CONNECTIONS true");

  private UndisturbedRun() {}

  static void begin(Battlefield field, int ledgers) throws SQLException, IOException {
    StackUnderTest stack = field.stack();
    try (Connection connection = LedgerRows.superuser(stack.port("postgres"), "postgres");
        Statement statement = connection.createStatement()) {
      for (String command : PUT_ASIDE) {
        statement.execute(command);
      }
    }
    new EndedProcess("postgres", "INT", "pg_ctl stop -m fast of postgres").inflict(field);
    for (int ledger = 1; ledger <= ledgers; ledger++) {
      stack.kill(ledger == 1 ? "ledger" : "ledger-" + ledger); // migrations run at its start
    }
  }
}
