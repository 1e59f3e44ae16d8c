package io.feebridge.messaging.deadletter.postgres;

import io.feebridge.messaging.deadletter.QuarantineAct.Kind;
import io.feebridge.messaging.deadletter.QuarantineDesk;
import io.feebridge.messaging.deadletter.QuarantinedRecord;
import io.feebridge.messaging.deadletter.RedriveOutcome;
import io.feebridge.messaging.inbox.BatchEffect;
import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.Verdict;
import io.feebridge.messaging.inbox.batch.TransactionOutcome;
import io.feebridge.messaging.inbox.postgres.TransactionFailures;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Redrives through the service's own effect. The note that settles a record is the transaction's
 * first statement and unique: whoever comes second waits there, holding no other lock.
 */
public final class PostgresQuarantineDesk<T> implements QuarantineDesk {

  private static final Logger log = LoggerFactory.getLogger(PostgresQuarantineDesk.class);
  private static final int TRANSACTION_TIMEOUT_S = 30;

  private final BatchEffect<T> effect;
  private final TransactionTemplate transaction;
  private final PostgresQuarantine quarantine;
  private final ActRows acts;

  /**
   * @param dataSource the very object that the effect's JDBC goes through
   */
  public PostgresQuarantineDesk(BatchEffect<T> effect, DataSource dataSource, Clock clock) {
    this.effect = effect;
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.transaction.setTimeout(TRANSACTION_TIMEOUT_S);
    this.quarantine = new PostgresQuarantine(dataSource, clock);
    this.acts = new ActRows(new JdbcTemplate(dataSource), clock);
  }

  @Override
  public RedriveOutcome preview(long id) {
    Optional<QuarantinedRecord> found = quarantine.find(id);
    if (found.isEmpty()) {
      return new RedriveOutcome.Unknown();
    }
    if (acts.isSettled(id)) {
      return new RedriveOutcome.Settled();
    }
    return switch (verdict(found.get())) {
      case Verdict.Accepted<T> _ -> new RedriveOutcome.Accepted();
      case Verdict.SetAside<T>(ReasonCode reason, var _) -> new RedriveOutcome.Refused(reason);
      case Verdict.NotYet<T>(ReasonCode reason) -> new RedriveOutcome.NotYet(reason);
    };
  }

  @Override
  public RedriveOutcome redrive(long id, String by, String reason) {
    Optional<QuarantinedRecord> found = quarantine.find(id);
    if (found.isEmpty()) {
      return new RedriveOutcome.Unknown();
    }
    if (acts.isSettled(id)) {
      return new RedriveOutcome.Settled();
    }
    RedriveOutcome outcome =
        switch (verdict(found.get())) {
          case Verdict.Accepted<T>(T value, var _) -> book(id, value, by, reason);
          case Verdict.SetAside<T>(ReasonCode code, var _) -> new RedriveOutcome.Refused(code);
          case Verdict.NotYet<T>(ReasonCode code) -> new RedriveOutcome.NotYet(code);
        };
    if (outcome instanceof RedriveOutcome.Refused(ReasonCode code)) {
      var _ = acts.add(id, Kind.REDRIVE_REFUSED, code, by, reason);
    }
    return outcome;
  }

  private RedriveOutcome book(long id, T value, String by, String reason) {
    try {
      return Objects.requireNonNull(
          transaction.execute(
              status -> {
                RedriveOutcome outcome = bookInTransaction(id, value, by, reason);
                if (!(outcome instanceof RedriveOutcome.Accepted)) {
                  status.setRollbackOnly();
                }
                return outcome;
              }));
    } catch (RuntimeException e) {
      return judge(e);
    }
  }

  /** Judged inside the transaction: Spring would log the exception of a failed rollback. */
  private RedriveOutcome bookInTransaction(long id, T value, String by, String reason) {
    try {
      if (!acts.add(id, Kind.REDRIVEN, null, by, reason)) {
        return new RedriveOutcome.Settled();
      }
      effect.apply(List.of(value), List.of());
      return new RedriveOutcome.Accepted();
    } catch (RuntimeException e) {
      return judge(e);
    }
  }

  private static RedriveOutcome judge(RuntimeException failure) {
    return switch (TransactionFailures.judge(failure)) {
      case TransactionOutcome.Refused(ReasonCode code) -> new RedriveOutcome.Refused(code);
      case TransactionOutcome.Unavailable(String cause) ->
          throw new DataAccessResourceFailureException(cause);
      case TransactionOutcome.Committed _, TransactionOutcome.Fenced _ ->
          throw new IllegalStateException("a failure is no success");
    };
  }

  @Override
  public RedriveOutcome discard(long id, String by, String reason) {
    if (quarantine.find(id).isEmpty()) {
      return new RedriveOutcome.Unknown();
    }
    return acts.add(id, Kind.DISCARDED, null, by, reason)
        ? new RedriveOutcome.Accepted()
        : new RedriveOutcome.Settled();
  }

  private Verdict<T> verdict(QuarantinedRecord quarantined) {
    try {
      return effect.classify(quarantined.record());
    } catch (RuntimeException e) {
      // The class alone: a message may carry the payload.
      log.error("{} could not be classified: {}", quarantined.record(), e.getClass().getName());
      return new Verdict.SetAside<>(ReasonCode.CLASSIFY_FAILED, null);
    }
  }
}
