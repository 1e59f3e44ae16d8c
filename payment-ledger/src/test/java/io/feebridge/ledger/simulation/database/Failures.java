package io.feebridge.ledger.simulation.database;

import java.sql.SQLException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionSystemException;

/** What Spring and the driver throw. */
public final class Failures {

  private Failures() {}

  public static RuntimeException away() {
    return new DataAccessResourceFailureException("away");
  }

  public static RuntimeException connectionLost() {
    return new DataAccessResourceFailureException("lost", new SQLException("lost", "08006"));
  }

  public static RuntimeException deadlock() {
    return new CannotAcquireLockException("deadlock", new SQLException("deadlock", "40P01"));
  }

  static RuntimeException lockTimeout() {
    return new QueryTimeoutException("waited too long", new SQLException("cancelled", "57014"));
  }

  static RuntimeException badData() {
    return new DataIntegrityViolationException("refused", new SQLException("refused", "22P05"));
  }

  static RuntimeException uniqueViolation() {
    return new DataIntegrityViolationException("refused", new SQLException("refused", "23505"));
  }

  static RuntimeException commitUnknown() {
    return new TransactionSystemException("no answer to the commit");
  }
}
