package io.feebridge.messaging.inbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.batch.TransactionOutcome;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionTimedOutException;

class TransactionFailuresTest {

  @ParameterizedTest
  @ValueSource(strings = {"21000", "22003", "22021", "23505", "23514", "44000", "54000", "P0001"})
  void theDataAreToBlame(String state) {
    assertThat(judge(state)).isEqualTo(new TransactionOutcome.Refused(ReasonCode.sql(state)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08006", "25006", "25P02", "40001", "40P01", "42501", "42P01", "53100", "53300",
        "55P03", "57014", "57P01", "58030", "XX000", "0A000"
      })
  void theDatabaseIsToBlame(String state) {
    assertThat(judge(state)).isEqualTo(new TransactionOutcome.Unavailable("SQLSTATE " + state));
  }

  @Test
  void aDatabaseThatGivesNoStateIsAway() {
    assertThat(
            TransactionFailures.judge(
                new CannotGetJdbcConnectionException(
                    "x", new SQLTransientConnectionException("pool exhausted"))))
        .isInstanceOf(TransactionOutcome.Unavailable.class);
    assertThat(TransactionFailures.judge(new TransactionTimedOutException("x")))
        .isInstanceOf(TransactionOutcome.Unavailable.class);
    assertThat(TransactionFailures.judge(new QueryTimeoutException("x")))
        .isInstanceOf(TransactionOutcome.Unavailable.class);
  }

  @Test
  void anExceptionThatNoDatabaseRaisedIsADefectOfTheEffect() {
    TransactionOutcome defect = new TransactionOutcome.Refused(ReasonCode.EFFECT_FAILED);
    assertThat(TransactionFailures.judge(new NullPointerException())).isEqualTo(defect);
    assertThat(TransactionFailures.judge(new EmptyResultDataAccessException(1))).isEqualTo(defect);
  }

  @Test
  void aStateIsFoundHoweverDeepTheEffectWrappedIt() {
    RuntimeException wrapped =
        new IllegalStateException(new RuntimeException(new SQLException("x", "40P01")));
    assertThat(TransactionFailures.judge(wrapped))
        .isEqualTo(new TransactionOutcome.Unavailable("SQLSTATE 40P01"));
  }

  private static TransactionOutcome judge(String state) {
    return TransactionFailures.judge(
        new UncategorizedSQLException("task", "sql", new SQLException("x", state)));
  }
}
