package io.feebridge.messaging.inbox.postgres;

import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.batch.TransactionOutcome;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Who is to blame for a failed transaction: a record's data, our code, or the database.
 *
 * <p>In doubt it is the database. Blaming it wrongly stops a partition with an alarm and loses
 * nothing; blaming records wrongly (a missing table, a missing grant after a bad deployment) would
 * empty the topic into the quarantine.
 */
public final class TransactionFailures {

  private static final Logger log = LoggerFactory.getLogger(TransactionFailures.class);

  /** PostgreSQL's error classes that the values in a statement cause. */
  private static final Set<String> DATA_CLASSES =
      Set.of(
          "21", // cardinality violation
          "22", // data exception
          "23", // integrity constraint violation
          "44", // WITH CHECK OPTION violation
          "54", // program limit exceeded: a value too large for an index row
          "P0"); // raised by a function or trigger of ours

  private TransactionFailures() {}

  /** {@code Refused} or {@code Unavailable}. */
  public static TransactionOutcome judge(RuntimeException failure) {
    SQLException sql = firstSqlException(failure);
    if (sql != null) {
      return judge(sql);
    }
    if (failure instanceof TransientDataAccessException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof TransactionException) {
      return new TransactionOutcome.Unavailable(failure.getClass().getName());
    }
    // Class and place alone: a message may carry the payload.
    log.error("the effect failed: {} at {}", failure.getClass().getName(), placeOf(failure));
    return new TransactionOutcome.Refused(ReasonCode.EFFECT_FAILED);
  }

  private static TransactionOutcome judge(SQLException sql) {
    String state = sql.getSQLState();
    if (state == null || state.length() != 5) {
      return new TransactionOutcome.Unavailable(sql.getClass().getName());
    }
    return DATA_CLASSES.contains(state.substring(0, 2))
        ? new TransactionOutcome.Refused(ReasonCode.sql(state))
        : new TransactionOutcome.Unavailable("SQLSTATE " + state);
  }

  private static @Nullable SQLException firstSqlException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private static String placeOf(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "unknown" : trace[0].toString();
  }
}
