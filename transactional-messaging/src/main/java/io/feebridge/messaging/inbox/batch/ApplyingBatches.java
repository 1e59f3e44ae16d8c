package io.feebridge.messaging.inbox.batch;

import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.breaker.Breaker;
import io.feebridge.messaging.inbox.claim.Claim;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a batch through its transaction, and when a record is to blame through as many smaller ones
 * as it takes to leave the culprit alone.
 *
 * <pre>
 *   whole batch ── refused ──▶ first half, then second half, each its own transaction, in order
 *   one record  ── refused ──▶ the same record as set aside, the effect being told
 *   set aside   ── refused ──▶ set aside without telling the effect
 *   any of them ── database away ──▶ the rest is read again later
 *   any of them ── breaker open ───▶ the rest is read again later
 *   any of them ── claim void ─────▶ the rest is forgotten, its partitions are claimed anew
 * </pre>
 *
 * One culprit in a batch of n costs about 2·log2(n) transactions.
 */
public final class ApplyingBatches<T> {

  private final BatchTransactions<T> transactions;
  private final InboxEvents events;
  private final Breaker breaker;

  /** Without a breaker: for an inbox that something else watches over. */
  public ApplyingBatches(BatchTransactions<T> transactions, InboxEvents events) {
    this(transactions, events, Breaker.never());
  }

  /**
   * @param breaker the consumer's own
   */
  public ApplyingBatches(BatchTransactions<T> transactions, InboxEvents events, Breaker breaker) {
    this.transactions = transactions;
    this.events = events;
    this.breaker = breaker;
  }

  /**
   * Applies a batch.
   *
   * @param claims by partition, at least of those in the batch
   */
  public BatchOutcome<T> apply(Batch<T> batch, Map<Partition, Claim> claims) {
    Deque<Part<T>> parts = new ArrayDeque<>(List.of(new Part<>(batch, true)));
    while (!parts.isEmpty()) {
      Optional<String> stopped = breaker.stops(parts.getFirst().batch().outcomes());
      if (stopped.isPresent()) {
        return repeat(parts, stopped.get());
      }
      switch (commit(parts.getFirst(), claims)) {
        case TransactionOutcome.Committed() -> finish(parts.removeFirst());
        case TransactionOutcome.Refused(ReasonCode reason) -> {
          if (!narrow(parts, reason)) {
            return repeat(parts, "the quarantine refuses a record: " + reason);
          }
        }
        case TransactionOutcome.Unavailable(String cause) -> {
          return repeat(parts, cause);
        }
        case TransactionOutcome.Fenced() -> {
          return forget(parts);
        }
      }
    }
    return new BatchOutcome.Finished<>();
  }

  private TransactionOutcome commit(Part<T> part, Map<Partition, Claim> claims) {
    return events.timed(
        () ->
            part.tellsEffect()
                ? transactions.commit(part.batch(), claims)
                : transactions.commitWithoutEffect(part.batch(), claims));
  }

  private void finish(Part<T> part) {
    breaker.committed(part.batch().outcomes());
    events.committed(part.batch().accepted().size(), part.batch().setAside());
  }

  private boolean narrow(Deque<Part<T>> parts, ReasonCode reason) {
    List<Part<T>> narrower = parts.getFirst().narrower(reason);
    if (narrower.isEmpty()) {
      return false;
    }
    parts.removeFirst();
    narrower.reversed().forEach(parts::addFirst);
    if (narrower.size() > 1) {
      events.bisected();
    }
    return true;
  }

  private BatchOutcome<T> forget(Deque<Part<T>> parts) {
    Batch<T> remaining = join(parts);
    events.fenced(remaining.size());
    return new BatchOutcome.Forget<>(remaining);
  }

  private BatchOutcome<T> repeat(Deque<Part<T>> parts, String cause) {
    Batch<T> remaining = join(parts);
    events.repeated(remaining.size());
    return new BatchOutcome.Repeat<>(remaining, cause);
  }

  private static <T> Batch<T> join(Deque<Part<T>> parts) {
    List<BatchEntry<T>> entries = new ArrayList<>();
    parts.forEach(part -> entries.addAll(part.batch().entries()));
    return new Batch<>(entries);
  }
}
