package io.feebridge.ingress.spool.sqlite;

import io.feebridge.ingress.spool.SpoolOutcome;
import java.sql.Connection;
import java.sql.SQLException;

/** One change to the file, carried out inside a transaction with others. */
interface Change {

  /**
   * Carries it out, and notes in {@code tally} what that makes of the numbers.
   *
   * @throws SQLException when it cannot; then the transaction is rolled back
   */
  SpoolOutcome apply(Connection connection, Tally tally) throws SQLException;

  /** How many bytes of deliveries it adds; 0 when it takes away or marks. */
  default long bytes() {
    return 0;
  }
}
