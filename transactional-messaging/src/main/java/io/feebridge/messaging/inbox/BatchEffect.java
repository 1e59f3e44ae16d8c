package io.feebridge.messaging.inbox;

import java.util.List;

/**
 * What a service does with the records of its topics: the one interface to implement in order to
 * read Kafka exactly once in effect.
 *
 * <p>One batch is one PostgreSQL transaction, in this order:
 *
 * <ol>
 *   <li>the quarantine rows of what was set aside,
 *   <li>{@link #apply}: facts, effect, outbox messages, and at its very end its hot rows
 *       (balances),
 *   <li>the offset rows, conditional on this consumer's epoch; nothing follows them but the commit.
 * </ol>
 *
 * <p>Both methods are called by one consumer thread at a time each, but by as many threads at once
 * as the inbox has; an instance therefore keeps no state of its own.
 *
 * @param <T> what a readable record means
 */
public interface BatchEffect<T> {

  /**
   * Reads one record; no transaction is open. May be called again for the same record, so it must
   * change nothing. Should not throw: what it throws is logged by class and sets the record aside
   * as {@link ReasonCode#CLASSIFY_FAILED}.
   */
  Verdict<T> classify(IncomingRecord record);

  /**
   * Books a batch inside the open transaction, on the connection that Spring binds to this thread
   * for the inbox's {@code DataSource}. It must neither commit nor roll back, and must change
   * nothing outside that connection: any call may be undone and made again, whole or in parts.
   *
   * <p>Locks are taken in one global order and hot rows last, because they are held until the
   * commit: only the offset update stands between.
   *
   * <p>Throwing undoes the transaction. A database error that the data caused (SQLSTATE classes 21,
   * 22, 23, 44, 54, P0), and any exception that no database raised, splits the batch until the
   * culprit stands alone and is set aside; every other database error repeats the batch with
   * backoff, for ever.
   *
   * @param accepted what {@link #classify} accepted, in offset order within each partition
   * @param setAside what this same transaction quarantines, so that the effect can mark its
   *     subjects; also holds, alone, a record that an earlier call of this method refused
   */
  void apply(List<T> accepted, List<SetAsideRecord> setAside);
}
