package io.feebridge.ledger.booking;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.journal.BookedEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facts, payments, journal and balances, in the transaction that is open. The methods are called in
 * the order in which they stand here; each takes its locks in one global order, so that two
 * transactions never wait for each other in a ring.
 */
public interface Books {

  /** Keeps the facts that are not kept yet, and tells which. */
  Kept keep(List<Arrived> facts, Instant bookedAt);

  /** The last closed day of each of these collectors that has closed one. */
  Map<String, LocalDate> closedThrough(Set<String> collectors);

  /**
   * Inserts each of these payments as it is given here, or, where it exists already, locks it; in
   * either case nobody else changes it before the transaction ends.
   *
   * @param payments no payment twice
   * @return those that were inserted
   */
  Set<PaymentKey> open(Collection<BookedPayment> payments);

  /** These payments as they are now; call it under their locks only. */
  List<BookedPayment> booked(Set<PaymentKey> keys);

  /** Every fact of each of these payments; call it under their locks only. */
  Map<PaymentKey, List<Fact>> facts(Collection<PaymentKey> keys);

  /**
   * Every entry of each of these payments, in the order of versions; call it under their locks
   * only, and before {@link #post}.
   */
  Map<PaymentKey, List<BookedEntry>> journal(Collection<PaymentKey> keys);

  /**
   * Writes the next version of payments that existed before.
   *
   * @throws IllegalStateException when a payment's version is no longer the one before: then the
   *     lock did not hold, and nothing may be booked
   */
  void update(List<BookedPayment> payments);

  /** Adds entries to the journal. */
  void post(List<Change> changes);

  /** Brings balances in line with what was posted; last, because a few of them are hot. */
  void balance(List<Change> changes);
}
