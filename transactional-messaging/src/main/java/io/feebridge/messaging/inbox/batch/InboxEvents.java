package io.feebridge.messaging.inbox.batch;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.SetAsideRecord;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What an inbox tells about its work; called by several consumer threads at once. */
public interface InboxEvents {

  void polled(int records);

  /** A transaction was committed. */
  void committed(int accepted, List<SetAsideRecord> setAside);

  /** These many records go back to be polled again, because the database was away. */
  void repeated(int records);

  /** These many records were forgotten, because a claim was void. */
  void fenced(int records);

  /** A batch was split in two, because one of its records was refused. */
  void bisected();

  /** These many records go back, because they lie at or behind one that cannot be read yet. */
  void held(int records);

  /** A partition waits since then for a record to become readable. */
  void holding(Partition partition, Instant since);

  /** The partition does not wait, or is not ours. */
  void released(Partition partition);

  /** The consumer has been repeating since then without success. */
  void stalled(String consumer, Instant since);

  /** The consumer gets on. */
  void flowing(String consumer);

  /** Runs one transaction and times it. */
  TransactionOutcome timed(Supplier<TransactionOutcome> transaction);
}
