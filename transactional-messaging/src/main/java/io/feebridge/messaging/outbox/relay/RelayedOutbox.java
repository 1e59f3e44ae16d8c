package io.feebridge.messaging.outbox.relay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outbox as its relay sees it. Every method throws when the database is away. */
public interface RelayedOutbox {

  /** Takes or keeps the lease; empty while another relay holds it. */
  Optional<Lease> take();

  /** Ends the lease early, so that the next relay need not wait for it; nothing when it is lost. */
  void release();

  /**
   * The next messages after this one, in the order of publication and complete: no message that
   * belongs before or between them can appear later.
   *
   * @return empty when there is none, or while a transaction runs that may still add one
   */
  List<PendingMessage> after(long lastId);

  /**
   * Marks everything up to {@code lastId} as done, and sets the refused aside with their bytes.
   *
   * @param lease as it was when the messages were read
   * @return false when the lease is lost, and nothing was marked
   */
  boolean mark(Lease lease, long lastId, List<RefusedMessage> refused);

  Lag lag();

  /**
   * Deletes the oldest published messages.
   *
   * @param createdBefore younger ones are kept
   * @param atMost how many are looked at, 1 or more
   * @return how many were deleted
   */
  int deletePublished(Instant createdBefore, int atMost);
}
