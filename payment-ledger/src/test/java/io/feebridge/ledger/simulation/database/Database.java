package io.feebridge.ledger.simulation.database;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.ledger.simulation.clockwork.Coverage;
import io.feebridge.ledger.simulation.clockwork.Fault;
import io.feebridge.ledger.simulation.clockwork.Mutation;
import io.feebridge.ledger.simulation.clockwork.Step;
import io.feebridge.ledger.simulation.clockwork.Steps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Committed rows and open transactions. A transaction sees what is committed and what it wrote
 * itself (read committed); a row that another open transaction has locked cannot be had: as that
 * transaction is suspended for as long as anybody can ask, waiting ends in a timeout.
 */
public final class Database implements TransactionOperations {

  /** Whether a commit's answer is lost, and whether it took effect. */
  public enum Commit {
    ANSWERED,
    UNKNOWN_AND_DONE,
    UNKNOWN_AND_UNDONE
  }

  final Rows committed = new Rows();
  final Steps steps;
  final Coverage coverage;
  final Set<Mutation> mutations;
  private final Supplier<Commit> commits;
  private final Watch watch;
  private final Map<Object, Session> locks = new HashMap<>();
  private final Deque<Session> open = new ArrayDeque<>();
  private long lastOutboxId;

  public Database(
      Steps steps,
      Coverage coverage,
      Set<Mutation> mutations,
      Supplier<Commit> commits,
      Watch watch) {
    this.steps = steps;
    this.coverage = coverage;
    this.mutations = mutations;
    this.commits = commits;
    this.watch = watch;
  }

  /** What is committed; not to be changed. */
  public Rows committed() {
    return committed;
  }

  /** Whether a transaction is open, suspended or not. */
  public boolean isInTransaction() {
    return !open.isEmpty();
  }

  @Override
  public <T> T execute(TransactionCallback<T> action) {
    steps.at(Step.BEGIN);
    Session session = new Session();
    open.push(session);
    T result;
    try {
      SimpleTransactionStatus status = new SimpleTransactionStatus();
      result = action.doInTransaction(status);
      if (!status.isRollbackOnly()) {
        steps.at(Step.COMMIT);
        commit(session);
      }
    } finally {
      end(session);
    }
    steps.at(Step.COMMITTED);
    return result;
  }

  /** One transaction of one statement or few, without steps of its own. */
  <T> T atOnce(Supplier<T> work) {
    Session session = new Session();
    open.push(session);
    try {
      T result = work.get();
      committed.take(session.written);
      return result;
    } finally {
      end(session);
    }
  }

  private void commit(Session session) {
    Commit answer = commits.get();
    if (answer != Commit.UNKNOWN_AND_UNDONE) {
      watch.committing(committed, session.written, session.advances);
      committed.take(session.written);
    }
    switch (answer) {
      case ANSWERED -> {}
      case UNKNOWN_AND_DONE -> {
        coverage.met(Fault.COMMIT_UNKNOWN_AND_DONE);
        throw Failures.commitUnknown();
      }
      case UNKNOWN_AND_UNDONE -> {
        coverage.met(Fault.COMMIT_UNKNOWN_AND_UNDONE);
        throw Failures.commitUnknown();
      }
    }
  }

  private void end(Session session) {
    session.locks.forEach(locks::remove);
    if (open.pop() != session) {
      throw new IllegalStateException("transactions end in the order of their processes");
    }
  }

  /** The transaction of the process that runs now. */
  Session current() {
    return Objects.requireNonNull(open.peek(), "no transaction is open");
  }

  void lock(Object row) {
    Session session = current();
    Session holder = locks.putIfAbsent(row, session);
    if (holder == null) {
      session.locks.add(row);
    } else if (holder != session) {
      coverage.met(Fault.LOCK_TIMEOUT);
      throw Failures.lockTimeout();
    }
  }

  /** As the current transaction sees it. */
  @Nullable BookedPayment payment(PaymentKey key) {
    BookedPayment own = current().written.payments.get(key);
    return own == null ? committed.payments.get(key) : own;
  }

  /** As the current transaction sees it. */
  List<BookedEntry> journal(PaymentKey key) {
    List<BookedEntry> journal = new ArrayList<>(committed.entries.getOrDefault(key, List.of()));
    journal.addAll(current().written.entries.getOrDefault(key, List.of()));
    return journal;
  }

  boolean is(Mutation mutation) {
    return mutations.contains(mutation);
  }

  long nextOutboxId() {
    lastOutboxId++;
    Session session = current();
    session.firstOutboxId = Math.min(session.firstOutboxId, lastOutboxId);
    return lastOutboxId;
  }

  /** No smaller id than this can appear any more. */
  long settledBelow() {
    return open.stream().mapToLong(session -> session.firstOutboxId).min().orElse(Long.MAX_VALUE);
  }
}
