package io.feebridge.ledger.simulation.database;

import io.feebridge.ledger.booking.BookedPayment;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.BookedEntry;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.republication.Republication.Standing;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.claim.StoredOffset;
import io.feebridge.messaging.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of every table, committed or on their way; every table knows its order. */
public final class Rows {

  public final NavigableMap<PaymentKey, NavigableMap<FactId, List<Fact>>> facts = new TreeMap<>();
  public final NavigableMap<PaymentKey, BookedPayment> payments = new TreeMap<>();
  public final NavigableMap<PaymentKey, List<BookedEntry>> entries = new TreeMap<>();
  public final NavigableMap<LedgerAccount, Balance> balances = new TreeMap<>();
  public final NavigableMap<Place, Kept> quarantine = new TreeMap<>();
  public final NavigableMap<Partition, StoredOffset> offsets = new TreeMap<>();
  public final NavigableMap<Long, Waiting> outbox = new TreeMap<>();

  /** How far everything has been told again; null while no transaction has changed it. */
  @Nullable Standing standing;

  /** What makes two facts of a payment one. */
  public record FactId(String event, String eventId, String bodyHash)
      implements Comparable<FactId> {

    public static FactId of(Fact fact) {
      return new FactId(fact.event(), fact.stamp().eventId(), fact.stamp().bodyHash());
    }

    @Override
    public int compareTo(FactId other) {
      int order = event.compareTo(other.event);
      order = order != 0 ? order : eventId.compareTo(other.eventId);
      return order != 0 ? order : bodyHash.compareTo(other.bodyHash);
    }
  }

  /** Where a record lies, for ever. */
  public record Place(UUID topicId, Partition partition, long offset) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
      int order = topicId.compareTo(other.topicId);
      order = order != 0 ? order : partition.compareTo(other.partition);
      return order != 0 ? order : Long.compare(offset, other.offset);
    }
  }

  /** A record in quarantine; {@code times} is how often it was kept. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Kept(
      ReasonCode reason, @Nullable String subject, byte @Nullable [] value, int times) {}

  public record Balance(long debit, long credit) {

    Balance plus(Balance other) {
      return new Balance(debit + other.debit, credit + other.credit);
    }
  }

  /** A message in the outbox. */
  public record Waiting(OutgoingMessage message, Instant createdAt) {}

  /** Adds what a transaction wrote. */
  void take(Rows written) {
    written.facts.forEach(
        (key, added) -> {
          NavigableMap<FactId, List<Fact>> ours = facts.computeIfAbsent(key, _ -> new TreeMap<>());
          added.forEach(
              (id, kept) -> ours.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(kept));
        });
    payments.putAll(written.payments);
    written.entries.forEach(
        (key, added) -> entries.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(added));
    written.balances.forEach((account, added) -> balances.merge(account, added, Balance::plus));
    quarantine.putAll(written.quarantine);
    offsets.putAll(written.offsets);
    outbox.putAll(written.outbox);
    standing = written.standing == null ? standing : written.standing;
  }
}
